import { HALF_LIFE_DAYS, type Had, MOST_REMEMBERED, ownGapDays } from '@wherefore/contracts';
import { basketsOf, gatherBuyers } from '../buyers.js';
import { occasionsOf } from '../edges/fit-followed-by.js';
import { DAY_MS, type PurchaseHistory } from '../purchase-history.js';

/** What is known of one customer, or session, before the moment of an offer: each product once, as many as are remembered. */
export interface Past {
  /** Product indexes, the one last had first. */
  readonly items: Int32Array;
  /** Per item and occasion with it, the latest first: how many occasions ago (0 is the latest), and when, ms since 1970. */
  readonly agoEach: readonly Int32Array[];
  readonly atEach: readonly Float64Array[];
  readonly occasions: number;
  /** When anything was last had; ms since 1970. */
  readonly lastAt: number;
  /** All products that were ever had, also those no longer remembered. */
  readonly had: ReadonlySet<number>;
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
  const remembered = [...each].slice(0, MOST_REMEMBERED);
  return {
    items: Int32Array.from(remembered, ([item]) => item),
    agoEach: remembered.map(([, { ago }]) => Int32Array.from(ago)),
    atEach: remembered.map(([, { at }]) => Float64Array.from(at)),
    occasions: occasions.length,
    lastAt: occasions[0]?.at ?? 0,
    had: new Set(each.keys()),
  };
}

const known = new WeakMap<Past, { readonly now: number; readonly had: readonly Had[] }>();

/** When and how often every item of a past was had, seen from `now`, ms since 1970; gaps are the customer's own. */
export function hadOf(past: Past, now: number): readonly Had[] {
  const before = known.get(past);
  if (before?.now === now) return before.had;
  const had = past.agoEach.map((ago, at): Had => {
    const days = Array.from(past.atEach[at] ?? [], (time) => Math.max(0, now - time) / DAY_MS);
    return {
      days,
      ago,
      times: ago.length,
      occasions: past.occasions,
      usualGapDays: ownGapDays(days),
      halfLifeDays: HALF_LIFE_DAYS,
    };
  });
  known.set(past, { now, had });
  return had;
}
