/** How far a figure is from what is usual. */
export interface Unusual {
  readonly usual: number;
  readonly found: number;
  /** Robust standard deviations between the two. */
  readonly deviations: number;
}

/** Makes the median absolute deviation of a normal distribution its standard deviation (Rousseeuw and Croux, 1993). */
const TO_DEVIATION = 1.4826;

/**
 * A figure against its history, by median and median absolute deviation, which single outliers do not move. A history
 * that never varies counts as varying by the square root of its median, as counts do. Null where it is usual, or where
 * too little is known to say.
 */
export function unusual(
  history: readonly number[],
  found: number,
  { deviations, minimumHistory }: { deviations: number; minimumHistory: number },
): Unusual | null {
  if (history.length < minimumHistory) return null;
  const usual = medianOf(history);
  const spread = TO_DEVIATION * medianOf(history.map((value) => Math.abs(value - usual)));
  const distance = Math.abs(found - usual) / Math.max(spread, Math.sqrt(usual), 1);
  return distance > deviations ? { usual, found, deviations: Math.round(distance * 10) / 10 } : null;
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [upper = 0, lower = 0] = [sorted[middle], sorted[middle - 1]];
  return sorted.length % 2 === 1 ? upper : (upper + lower) / 2;
}
