/** Response times of one measurement, in milliseconds. */
export interface Latency {
  readonly p50_ms: number;
  readonly p95_ms: number;
  readonly p99_ms: number;
}

/** Exact percentiles, by sorting every value; of nothing they are NaN. */
export function latencyOf(millis: Iterable<number>): Latency {
  const sorted = Float64Array.from(millis).sort();
  return {
    p50_ms: round(percentile(sorted, 50)),
    p95_ms: round(percentile(sorted, 95)),
    p99_ms: round(percentile(sorted, 99)),
  };
}

/** The smallest value that at least so many per cent of the values do not exceed (nearest rank). */
export function percentile(sorted: ArrayLike<number>, percent: number): number {
  const rank = Math.max(1, Math.ceil((percent / 100) * sorted.length));
  return sorted[rank - 1] ?? Number.NaN;
}

/** To a thousandth. */
export const round = (value: number): number => Math.round(value * 1000) / 1000;

/** The one in the middle by some measure; undefined where there is none. */
export function median<T>(values: readonly T[], measure: (value: T) => number): T | undefined {
  const sorted = [...values].sort((a, b) => measure(a) - measure(b));
  return sorted[Math.floor((sorted.length - 1) / 2)];
}
