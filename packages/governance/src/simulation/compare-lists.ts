import type { SimulatedOffer } from './list-totals.js';

/** How one list differs from another. */
export interface ListChange {
  /** Is any place held by another product, or at another price? */
  readonly changed: boolean;
  readonly gained: readonly string[];
  readonly lost: readonly string[];
  /** In both, at another place. */
  readonly moved: readonly string[];
}

export function compareLists(
  before: readonly SimulatedOffer[],
  after: readonly SimulatedOffer[],
): ListChange {
  const [old, fresh] = [idsOf(before), idsOf(after)];
  const same = before.length === after.length && before.every((offer, place) => isSame(offer, after[place]));
  return {
    changed: !same,
    gained: [...fresh].filter((id) => !old.has(id)),
    lost: [...old].filter((id) => !fresh.has(id)),
    moved: before.flatMap(({ product }, place) =>
      fresh.has(product) && after[place]?.product !== product ? [product] : [],
    ),
  };
}

const idsOf = (offers: readonly SimulatedOffer[]): Set<string> =>
  new Set(offers.map(({ product }) => product));
const isSame = (a: SimulatedOffer, b: SimulatedOffer | undefined): boolean =>
  a.product === b?.product && a.price === b.price;
