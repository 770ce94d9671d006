import { basketItems, basketsOf, gatherBuyers } from './buyers.js';
import { median } from './median.js';
import { checkHistory, DAY_MS, type PurchaseHistory } from './purchase-history.js';

/** How a product is bought again by those who bought it. */
export interface RepeatEdge {
  readonly product: string;
  /** Share of the known buyers who came back for it, 0..1. Recent first-time buyers count as not (yet) back. */
  readonly probability: number;
  /** Median over returning buyers of their own median gap, in days (>= 1): each buyer counts once. */
  readonly medianGapDays: number;
  /** Known buyers; anonymous ones cannot be seen to return. */
  readonly n: number;
}

export interface RepeatOptions {
  /** Fewest known buyers. */
  readonly minBuyers?: number;
  /** Fewest buyers who came back. */
  readonly minReturning?: number;
}

export const REPEAT_DEFAULTS: Required<RepeatOptions> = Object.freeze({ minBuyers: 10, minReturning: 3 });

/** Purchases by product, each product's by customer: `customer[i]` bought at `time[i]`. */
interface Purchases {
  readonly offset: Int32Array;
  readonly customer: Int32Array;
  readonly time: Float64Array;
}

/**
 * One edge per product that enough people buy again. A purchase less than a day after the one before belongs to
 * the same occasion: one day is one need. Throws BAD_INPUT on a malformed history.
 */
export function mineRepeats(history: PurchaseHistory, options: RepeatOptions = {}): RepeatEdge[] {
  checkHistory(history);
  const limits = { ...REPEAT_DEFAULTS, ...options };
  const purchases = purchasesByProduct(history);
  return history.products.flatMap((product, index) => {
    const gaps = typicalGaps(purchases, index);
    const returning = gaps.filter((gap) => gap !== null).sort((a, b) => a - b);
    if (gaps.length < limits.minBuyers || returning.length < Math.max(1, limits.minReturning)) return [];
    const probability = returning.length / gaps.length;
    return [{ product, probability, medianGapDays: median(returning), n: gaps.length }];
  });
}

function purchasesByProduct(history: PurchaseHistory): Purchases {
  const buyers = gatherBuyers(history, (basket) => (history.basketCustomer[basket] ?? -1) >= 0);
  const offset = new Int32Array(history.products.length + 1);
  for (const basket of buyers.basket)
    for (const item of basketItems(history, basket)) offset[item + 1] = (offset[item + 1] ?? 0) + 1;
  for (const index of history.products.keys())
    offset[index + 1] = (offset[index + 1] ?? 0) + (offset[index] ?? 0);
  const next = offset.slice();
  const total = offset[history.products.length] ?? 0;
  const customer = new Int32Array(total);
  const time = new Float64Array(total);
  for (let buyer = 0; buyer < buyers.known; buyer++)
    for (const basket of basketsOf(buyers, buyer))
      for (const item of basketItems(history, basket)) {
        const at = next[item] ?? 0;
        next[item] = at + 1;
        customer[at] = buyer;
        time[at] = history.basketTime[basket] ?? 0;
      }
  return { offset, customer, time };
}

/** Per buyer of the product the median gap in days, null for those who bought once. */
function typicalGaps({ offset, customer, time }: Purchases, product: number): (number | null)[] {
  const gaps: (number | null)[] = [];
  const end = offset[product + 1] ?? 0;
  for (let start = offset[product] ?? 0; start < end;) {
    let stop = start;
    while (stop < end && customer[stop] === customer[start]) stop++;
    gaps.push(medianGap(time.slice(start, stop).sort()));
    start = stop;
  }
  return gaps;
}

function medianGap(times: Float64Array): number | null {
  const gaps: number[] = [];
  let occasion = times[0] ?? 0;
  for (const at of times) {
    const days = (at - occasion) / DAY_MS;
    if (days < 1) continue;
    gaps.push(days);
    occasion = at;
  }
  return gaps.length > 0 ? median(gaps.sort((a, b) => a - b)) : null;
}
