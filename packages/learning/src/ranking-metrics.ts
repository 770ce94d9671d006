/** A user's ranked list, best first without repeats, and what that user turned out to want. */
export interface Ranking<T> {
  readonly ranked: readonly T[];
  readonly truth: ReadonlySet<T>;
}

/** Hits among the first k, as a share of k (however short the list), 0..1. */
export function precisionAt<T>(ranking: Ranking<T>, k: number): number {
  return hits(ranking, k).length / k;
}

/** Share of the truth found among the first k, 0..1; 0 where there is nothing to find. */
export function recallAt<T>(ranking: Ranking<T>, k: number): number {
  return ranking.truth.size > 0 ? hits(ranking, k).length / ranking.truth.size : 0;
}

/**
 * Normalised discounted cumulative gain with binary gains (Jarvelin & Kekalainen 2002): hits discounted by
 * log2(rank + 1), over those of the ideal list of min(k, |truth|) hits. 0..1; 0 where there is nothing to find.
 */
export function ndcgAt<T>(ranking: Ranking<T>, k: number): number {
  const ideal = discounted(Array.from({ length: Math.min(k, ranking.truth.size) }, (_, at) => at));
  return ideal > 0 ? discounted(hits(ranking, k)) / ideal : 0;
}

/** Positions, from 0, of the hits among the first k. */
function hits<T>({ ranked, truth }: Ranking<T>, k: number): number[] {
  return ranked.slice(0, k).flatMap((item, at) => (truth.has(item) ? [at] : []));
}

function discounted(positions: readonly number[]): number {
  return positions.reduce((sum, at) => sum + 1 / Math.log2(at + 2), 0);
}
