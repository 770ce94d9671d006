/**
 * Probability that two draws without replacement are the same: Simpson's index (1949), which does not depend on how many were drawn, so
 * that a small arm can be held against a large one. 0 where there are fewer than two.
 */
export function collisions(counts: ReadonlyMap<string, number>): number {
  let [all, pairs] = [0, 0];
  for (const count of counts.values()) {
    all += count;
    pairs += count * (count - 1);
  }
  return all > 1 ? pairs / (all * (all - 1)) : 0;
}
