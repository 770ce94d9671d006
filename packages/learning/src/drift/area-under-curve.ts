/** How well a score tells what was responded to from what was not. */
export interface Area {
  /** Probability that something responded to has the higher score, ties count half: the area under the ROC curve, 0..1. */
  readonly area: number;
  /** Its standard error (Hanley & McNeil 1982). */
  readonly error: number;
  readonly positives: number;
}

/** From counts by bin of rising score: all that was shown, and those of them that were responded to. Null with too few. */
export function areaUnderCurve(
  shown: readonly number[],
  responded: readonly number[],
  fewest = 30,
): Area | null {
  let [positives, negatives, below, wins] = [0, 0, 0, 0];
  shown.forEach((count, bin) => {
    const hits = responded[bin] ?? 0;
    const misses = Math.max(0, count - hits);
    wins += hits * (below + misses / 2);
    below += misses;
    positives += hits;
    negatives += misses;
  });
  if (positives < fewest || negatives < fewest) return null;
  const area = wins / (positives * negatives);
  const [q1, q2] = [area / (2 - area), (2 * area * area) / (1 + area)];
  const variance =
    (area * (1 - area) + (positives - 1) * (q1 - area * area) + (negatives - 1) * (q2 - area * area)) /
    (positives * negatives);
  return { area, error: Math.sqrt(Math.max(0, variance)), positives };
}
