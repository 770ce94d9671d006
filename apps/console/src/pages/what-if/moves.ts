import type { OfferList } from '../../operations/offers.js';

/** How a product stands in two lists. */
export interface Move {
  readonly product: string;
  readonly title: string;
  readonly rankNow: number | null;
  readonly rankThen: number | null;
  readonly scoreNow: number | null;
  readonly scoreThen: number | null;
  /** The rule that holds it back then, where that is new. */
  readonly refusedThen: string | null;
}

/** Every product of either list, in the order of the second. */
export function movesOf(now: OfferList, then: OfferList): Move[] {
  const before = new Map(now.offers.map((offer) => [offer.product.id, offer]));
  const after = new Map(then.offers.map((offer) => [offer.product.id, offer]));
  return [...new Set([...after.keys(), ...before.keys()])].map((product): Move => {
    const [was, is] = [before.get(product), after.get(product)];
    return {
      product,
      title: is?.product.title ?? was?.product.title ?? product,
      rankNow: was?.rank ?? null,
      rankThen: is?.rank ?? null,
      scoreNow: was?.score ?? null,
      scoreThen: is?.score ?? null,
      refusedThen:
        is === undefined ? (then.refused.find((one) => one.productId === product)?.rule ?? null) : null,
    };
  });
}

/** `+2` up, `−1` down, new, gone, or the same. */
export function moveText({ rankNow, rankThen, refusedThen }: Move): string {
  if (rankThen === null) return refusedThen === null ? 'gone' : `gone: ${refusedThen}`;
  if (rankNow === null) return 'new';
  if (rankNow === rankThen) return 'same place';
  return rankThen < rankNow ? `up ${rankNow - rankThen}` : `down ${rankThen - rankNow}`;
}
