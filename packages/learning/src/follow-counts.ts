import { type FirstTimes, onlyOfMany } from './first-times.js';
import { DAY_MS } from './purchase-history.js';

/**
 * Counts, for one product at a time, the customers who came to every other after it, and before it. Two first purchases less than a day
 * apart belong to one occasion, where nothing comes first; those further apart than `maxGapDays` have nothing to do with one another.
 * Products with fewer than `minBuyers` are in the totals only.
 */
export class FollowCounts {
  /** Pairs of an earlier and a later product of one customer. */
  readonly pairs: number;
  /** By product: the pairs in which it is the earlier, and the later. */
  readonly leads: Float64Array;
  readonly comes: Float64Array;
  readonly #counted: FirstTimes;
  readonly #longest: number;
  readonly #after: Int32Array;
  readonly #before: Int32Array;
  readonly #met: Int32Array;
  #metCount = 0;

  constructor(firsts: FirstTimes, limits: { readonly maxGapDays: number; readonly minBuyers: number }) {
    const products = firsts.placeOffset.length - 1;
    this.#longest = limits.maxGapDays * DAY_MS;
    this.leads = new Float64Array(products);
    this.comes = new Float64Array(products);
    for (let buyer = 0; buyer < firsts.offset.length - 1; buyer += 1) this.#addPairs(firsts, buyer);
    this.pairs = this.leads.reduce((sum, pairs) => sum + pairs, 0);
    this.#counted = onlyOfMany(firsts, limits.minBuyers);
    this.#after = new Int32Array(products);
    this.#before = new Int32Array(products);
    this.#met = new Int32Array(products);
  }

  /** Customers who bought it; 0 where they are fewer than are counted. */
  buyers(product: number): number {
    const { placeOffset } = this.#counted;
    return (placeOffset[product + 1] ?? 0) - (placeOffset[product] ?? 0);
  }

  /** Returns the products that came before or after; a view, valid until the next call. */
  count(product: number): Int32Array {
    const [after, before, met] = [this.#after, this.#before, this.#met];
    for (const other of met.subarray(0, this.#metCount)) {
      after[other] = 0;
      before[other] = 0;
    }
    let many = 0;
    const { offset, item, time, placeOffset, place, buyer } = this.#counted;
    const end = placeOffset[product + 1] as number;
    for (let i = placeOffset[product] as number; i < end; i += 1) {
      const b = buyer[i] as number;
      const since = time[place[i] as number] as number;
      const last = offset[b + 1] as number;
      for (let at = offset[b] as number; at < last; at += 1) {
        const gap = (time[at] as number) - since;
        const apart = gap < 0 ? -gap : gap;
        if (apart < DAY_MS || apart > this.#longest) continue;
        const other = item[at] as number;
        if (after[other] === 0 && before[other] === 0) met[many++] = other;
        if (gap > 0) after[other] = (after[other] as number) + 1;
        else before[other] = (before[other] as number) + 1;
      }
    }
    this.#metCount = many;
    return met.subarray(0, many);
  }

  /** Customers who came to `other` after the product last counted. */
  after(other: number): number {
    return this.#after[other] ?? 0;
  }

  before(other: number): number {
    return this.#before[other] ?? 0;
  }

  /** Days between the two for those who came to `to` after `from`, the shortest first. */
  gaps(from: number, to: number): number[] {
    const { offset, item, time, placeOffset, place, buyer } = this.#counted;
    const gaps: number[] = [];
    for (let i = placeOffset[from] ?? 0; i < (placeOffset[from + 1] ?? 0); i += 1) {
      const b = buyer[i] ?? 0;
      for (let at = offset[b] ?? 0; at < (offset[b + 1] ?? 0); at += 1) {
        if (item[at] !== to) continue;
        const gap = (time[at] ?? 0) - (time[place[i] ?? 0] ?? 0);
        if (gap >= DAY_MS && gap <= this.#longest) gaps.push(gap / DAY_MS);
      }
    }
    return gaps.sort((a, b) => a - b);
  }

  /** Adds a buyer's pairs to the totals. */
  #addPairs({ offset, item, time }: FirstTimes, buyer: number): void {
    const from = offset[buyer] ?? 0;
    const places = Array.from({ length: (offset[buyer + 1] ?? 0) - from }, (_, at) => from + at);
    places.sort((a, b) => (time[a] ?? 0) - (time[b] ?? 0));
    const times = places.map((place) => time[place] ?? 0);
    const later = withinReach(times, DAY_MS, this.#longest);
    const earlier = withinReach(times, -this.#longest, -DAY_MS);
    for (const [at, place] of places.entries()) {
      const product = item[place] ?? 0;
      this.leads[product] = (this.leads[product] ?? 0) + (later[at] ?? 0);
      this.comes[product] = (this.comes[product] ?? 0) + (earlier[at] ?? 0);
    }
  }
}

/** For each of sorted times, how many others are from `least` to `most` later, which is a stretch that only moves on. */
function withinReach(times: readonly number[], least: number, most: number): number[] {
  let [near, far] = [0, 0];
  return times.map((now) => {
    while (near < times.length && (times[near] ?? 0) < now + least) near += 1;
    while (far < times.length && (times[far] ?? 0) <= now + most) far += 1;
    return far - near;
  });
}
