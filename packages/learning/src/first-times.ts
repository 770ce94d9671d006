import { basketItems, basketsOf, gatherBuyers } from './buyers.js';
import type { PurchaseHistory } from './purchase-history.js';

/** When each known buyer had each product for the first time. */
export interface FirstTimes {
  /** Buyer b's products are at `offset[b] .. offset[b + 1]`, in the order of products. */
  readonly offset: Int32Array;
  readonly item: Int32Array;
  /** Milliseconds since 1970. */
  readonly time: Float64Array;
  /** Product p is at the places `place[placeOffset[p] .. placeOffset[p + 1])`, and those are of `buyer[...]`. */
  readonly placeOffset: Int32Array;
  readonly place: Int32Array;
  readonly buyer: Int32Array;
}

/** Of buyers with more than `maxProfile` different products, nothing. Anonymous baskets cannot be seen to return. */
export function firstTimes(history: PurchaseHistory, maxProfile: number): FirstTimes {
  const buyers = gatherBuyers(history, (basket) => (history.basketCustomer[basket] ?? -1) >= 0);
  const offset = new Int32Array(buyers.known + 1);
  const items: number[] = [];
  const times: number[] = [];
  for (let buyer = 0; buyer < buyers.known; buyer += 1) {
    const first = new Map<number, number>();
    for (const basket of basketsOf(buyers, buyer)) {
      const at = history.basketTime[basket] ?? 0;
      for (const item of basketItems(history, basket))
        first.set(item, Math.min(at, first.get(item) ?? Infinity));
    }
    if (first.size <= maxProfile)
      for (const item of [...first.keys()].sort((a, b) => a - b)) {
        items.push(item);
        times.push(first.get(item) ?? 0);
      }
    offset[buyer + 1] = items.length;
  }
  const lists = { offset, item: Int32Array.from(items), time: Float64Array.from(times) };
  return { ...lists, ...placesOf(lists, history.products.length) };
}

/** The same without products that fewer buyers than `minBuyers` had. */
export function onlyOfMany({ offset, item, time, placeOffset }: FirstTimes, minBuyers: number): FirstTimes {
  const kept = new Int32Array(offset.length);
  const [items, times] = [new Int32Array(item.length), new Float64Array(item.length)];
  let count = 0;
  for (let buyer = 0; buyer < offset.length - 1; buyer += 1) {
    for (let at = offset[buyer] ?? 0; at < (offset[buyer + 1] ?? 0); at += 1) {
      const product = item[at] ?? 0;
      if ((placeOffset[product + 1] ?? 0) - (placeOffset[product] ?? 0) < minBuyers) continue;
      items[count] = product;
      times[count++] = time[at] ?? 0;
    }
    kept[buyer + 1] = count;
  }
  const lists = { offset: kept, item: items.subarray(0, count), time: times.subarray(0, count) };
  return { ...lists, ...placesOf(lists, placeOffset.length - 1) };
}

function placesOf(
  { offset, item }: Pick<FirstTimes, 'offset' | 'item'>,
  products: number,
): Pick<FirstTimes, 'placeOffset' | 'place' | 'buyer'> {
  const placeOffset = new Int32Array(products + 1);
  for (const product of item) placeOffset[product + 1] = (placeOffset[product + 1] ?? 0) + 1;
  for (let p = 0; p < products; p += 1)
    placeOffset[p + 1] = (placeOffset[p + 1] ?? 0) + (placeOffset[p] ?? 0);
  const next = placeOffset.slice();
  const [place, buyer] = [new Int32Array(item.length), new Int32Array(item.length)];
  for (let b = 0; b < offset.length - 1; b += 1)
    for (let at = offset[b] ?? 0; at < (offset[b + 1] ?? 0); at += 1) {
      const to = next[item[at] ?? 0] ?? 0;
      next[item[at] ?? 0] = to + 1;
      place[to] = at;
      buyer[to] = b;
    }
  return { placeOffset, place, buyer };
}

/** When a buyer had a product for the first time, milliseconds since 1970; NaN for never. */
export function firstTimeOf({ offset, item, time }: FirstTimes, buyer: number, product: number): number {
  let [low, high] = [offset[buyer] ?? 0, (offset[buyer + 1] ?? 0) - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = item[middle] ?? 0;
    if (found === product) return time[middle] ?? NaN;
    if (found < product) low = middle + 1;
    else high = middle - 1;
  }
  return NaN;
}
