import { weightingOf } from '@wherefore/contracts';
import { hadOf } from './past.js';
import type { Signal } from './signal.js';

/** A product that sells well in a group, with the weight of that. */
export interface Seller {
  readonly product: number;
  readonly weight: number;
}

/** Groups of products (categories, brands) and what sells best in each. */
export interface SellingGroups {
  /** Per product the groups it is in. */
  readonly of: readonly (readonly number[])[];
  readonly sellers: readonly (readonly Seller[])[];
}

/** What sells best in the groups of what one had, itself apart. */
export function groupSignal(kind: Omit<Signal, 'collect'>, { of, sellers }: SellingGroups): Signal {
  return {
    ...kind,
    collect(past, now, into) {
      const had = hadOf(past, now);
      past.items.forEach((item, at) => {
        const one = had[at];
        const weight = one === undefined ? 0 : weightingOf(kind.weighting, one);
        if (weight === 0) return;
        for (const group of of[item] ?? []) {
          into.along?.(at, group);
          for (const seller of sellers[group] ?? [])
            if (seller.product !== item) into.add(seller.product, weight * seller.weight);
        }
      });
    },
  };
}

/** What sells best in the whole shop. */
export function everyoneSignal(kind: Omit<Signal, 'collect'>, sellers: readonly Seller[]): Signal {
  return {
    ...kind,
    collect(_past, _now, into) {
      for (const { product, weight } of sellers) into.add(product, weight);
    },
  };
}
