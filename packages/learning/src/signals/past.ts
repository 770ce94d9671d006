import { basketsOf, gatherBuyers } from '../buyers.js';
import { occasionsOf } from '../edges/fit-followed-by.js';
import { DAY_MS, type PurchaseHistory } from '../purchase-history.js';

/** What is known of one customer, or session, before the moment of an offer: each product once. */
export interface Past {
  /** Product indexes, the one last had first. */
  readonly items: Int32Array;
  /** Per item: how many occasions ago it was last had; 0 is the latest occasion. */
  readonly ago: Int32Array;
  /** Per item: milliseconds since 1970 of its last occasion. */
  readonly lastAt: Float64Array;
  /** Per item and occasion with it, the latest first: how many occasions ago, and when. */
  readonly agoEach: readonly Int32Array[];
  readonly atEach: readonly Float64Array[];
  readonly occasions: number;
}

/** Pasts of customers by index; null for those without. */
export function pastsOf(history: PurchaseHistory): (Past | null)[] {
  const buyers = gatherBuyers(history, (basket) => (history.basketCustomer[basket] ?? -1) >= 0);
  return history.customers.map((_, customer) => {
    const baskets = basketsOf(buyers, customer);
    return baskets.length > 0 ? pastOf(history, baskets) : null;
  });
}

function pastOf(history: PurchaseHistory, baskets: Int32Array): Past {
  const occasions = occasionsOf(history, baskets).reverse();
  const each = new Map<number, { ago: number[]; at: number[] }>();
  occasions.forEach(({ products, at }, ago) => {
    for (const product of products) {
      const known = each.get(product);
      if (known === undefined) each.set(product, { ago: [ago], at: [at] });
      else {
        known.ago.push(ago);
        known.at.push(at);
      }
    }
  });
  const times = [...each.values()];
  return {
    items: Int32Array.from(each.keys()),
    ago: Int32Array.from(times, ({ ago }) => ago[0] ?? 0),
    lastAt: Float64Array.from(times, ({ at }) => at[0] ?? 0),
    agoEach: times.map(({ ago }) => Int32Array.from(ago)),
    atEach: times.map(({ at }) => Float64Array.from(at)),
    occasions: occasions.length,
  };
}

/** How what one had counts less with time or with what came after it. */
export type Decay =
  | { readonly by: 'nothing' }
  /** `base` to the power of occasions since. */
  | { readonly by: 'occasion'; readonly base: number }
  /** Only the `nth` occasion from the last counts; 0 is the last. */
  | { readonly by: 'only'; readonly nth: number }
  | { readonly by: 'time'; readonly halfLifeDays: number };

/** The weight of every item of a past, 0..1. */
export function anchorWeights(past: Past, decay: Decay, now: number): Float64Array {
  return Float64Array.from(past.items, (_, at) => {
    const ago = past.ago[at] ?? 0;
    if (decay.by === 'occasion') return decay.base ** ago;
    if (decay.by === 'only') return ago === decay.nth ? 1 : 0;
    if (decay.by === 'time') return 0.5 ** (daysSince(past.lastAt[at] ?? 0, now) / decay.halfLifeDays);
    return 1;
  });
}

export const daysSince = (at: number, now: number): number => Math.max(0, now - at) / DAY_MS;
