import type { Inputs } from './inputs.js';
import type { Ranking } from './rank-candidates.js';

interface Wanted {
  readonly count: number;
  readonly also: readonly string[];
}

/** The ranking of the same question, if it was asked before; else computed now. */
export function rankedBefore(inputs: Inputs, wanted: Wanted, rank: (wanted: Wanted) => Ranking): Ranking {
  const { rankings, evidence } = inputs;
  if (rankings === null || evidence === null) return rank(wanted);
  const key = keyOf(inputs, wanted);
  const turn = evidence.turn();
  const known = rankings.get(key);
  if (known?.turn === turn) return known.ranking;
  const ranking = rank(wanted);
  rankings.set(key, { ranking, turn });
  return ranking;
}

function keyOf({ basis, situation }: Inputs, { count, also }: Wanted): string {
  const { now, viewing, cart, recentlyViewed } = situation;
  return JSON.stringify([basis.visitor, basis.placement, now, viewing, cart, recentlyViewed, count, also]);
}
