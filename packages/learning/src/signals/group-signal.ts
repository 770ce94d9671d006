import { Strongest } from '../strongest.js';
import { anchorWeights, type Decay } from './past.js';
import type { Signal } from './signal.js';

export interface GroupOptions {
  readonly decay: Decay;
  readonly prior: number;
  /** Best sellers of a group that are reached through it. */
  readonly maxPerGroup: number;
}

/**
 * Best sellers of the groups (categories, brands) of what one had: the share of one's own, decayed, that is of the group x the
 * share that the product has of what the group sells.
 */
export function groupSignal(
  name: string,
  groups: {
    readonly of: readonly (readonly number[])[];
    readonly count: number;
    readonly sold: Float64Array;
  },
  { decay, prior, maxPerGroup }: GroupOptions,
): Signal {
  const sellers = bestSellers(groups, maxPerGroup);
  return {
    name,
    prior,
    collect(past, now, into) {
      const weights = anchorWeights(past, decay, now);
      const shares = new Map<number, number>();
      let total = 0;
      past.items.forEach((item, at) => {
        total += weights[at] ?? 0;
        for (const group of groups.of[item] ?? [])
          shares.set(group, (shares.get(group) ?? 0) + (weights[at] ?? 0));
      });
      for (const [group, weight] of shares)
        for (const { index, score } of sellers[group] ?? []) into.add(index, (weight / total) * score);
    },
  };
}

function bestSellers(
  {
    of,
    count,
    sold,
  }: { readonly of: readonly (readonly number[])[]; readonly count: number; readonly sold: Float64Array },
  maxPerGroup: number,
): { index: number; score: number }[][] {
  const totals = new Float64Array(count);
  const best = Array.from({ length: count }, () => new Strongest(maxPerGroup));
  of.forEach((groups, product) => {
    for (const group of groups) {
      totals[group] = (totals[group] ?? 0) + (sold[product] ?? 0);
      if ((sold[product] ?? 0) > 0) best[group]?.offer(product, sold[product] ?? 0);
    }
  });
  return best.map((kept, group) =>
    kept.take().map(({ index, score }) => ({ index, score: score / (totals[group] ?? 1) })),
  );
}

/** Numbers the distinct values of an attribute: per product the groups it is in. */
export function groupsOf(values: readonly (readonly string[])[]): { of: number[][]; count: number } {
  const numbers = new Map<string, number>();
  const of = values.map((own) =>
    [...new Set(own)].map((value) => {
      const known = numbers.get(value) ?? numbers.size;
      numbers.set(value, known);
      return known;
    }),
  );
  return { of, count: numbers.size };
}
