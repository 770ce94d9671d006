import type { Measured, Measurement } from '../src/offers/measure.js';
import type { OffersReport } from '../src/report/offers-report.js';

/** A measurement that meets every target, but for what is changed. */
export function measurement(change: Partial<Measured> = {}): Measurement {
  const row: Measured = {
    p50_ms: 1,
    p95_ms: 2,
    p99_ms: 3,
    requests: 1000,
    rps: 2000,
    bytes: 5000,
    cpu_us: 200,
    others_cpu_us: {},
    ...change,
  };
  return { c1: row, c16: row, c64: row };
}

export function report(change: Partial<OffersReport>): OffersReport {
  const latency = { p50_ms: 20, p95_ms: 50, p99_ms: 60 };
  return {
    floor: measurement(),
    warm: measurement(),
    cold: measurement(),
    merchandiser: measurement(),
    freshness: {
      ...latency,
      trials: 8,
      missed: 0,
      first: latency,
      misses: [],
      by_event: { 'order.placed': { trials: 8, ...latency } },
      by_step: { intake: latency, queue: latency, apply: latency, announce: latency, decide: latency },
    },
    growth: [],
    dataset: 'the demo shop',
    customers: 500,
    customers_left_out: 3,
    memory_mb: { api: 200 },
    profile: [],
    machine: { cores: 2, processor: 'P', memory_gb: 8, system: 'S', node: 'v20', load_before: 0.1 },
    ...change,
  };
}
