import type { FirstTimes } from './first-times.js';
import { DAY_MS } from './purchase-history.js';

/**
 * Counts, for one product at a time, the customers who came to every other after it, and before it. Two first purchases less than a day
 * apart belong to one occasion, where nothing comes first; those further apart than `maxGapDays` have nothing to do with one another.
 */
export class FollowCounts {
  /** Pairs of an earlier and a later product of one customer. */
  readonly pairs: number;
  /** By product: the pairs in which it is the earlier, and the later. */
  readonly leads: Float64Array;
  readonly comes: Float64Array;
  readonly #after: Int32Array;
  readonly #before: Int32Array;
  readonly #met: Int32Array;
  #metCount = 0;

  constructor(
    private readonly firsts: FirstTimes,
    private readonly maxGapDays: number,
  ) {
    const products = firsts.placeOffset.length - 1;
    this.leads = new Float64Array(products);
    this.comes = new Float64Array(products);
    this.#after = new Int32Array(products);
    this.#before = new Int32Array(products);
    this.#met = new Int32Array(products);
    for (let product = 0; product < products; product += 1) {
      for (const other of this.count(product)) {
        this.leads[product] = (this.leads[product] ?? 0) + this.after(other);
        this.comes[product] = (this.comes[product] ?? 0) + this.before(other);
      }
    }
    this.pairs = this.leads.reduce((sum, pairs) => sum + pairs, 0);
  }

  /** Customers who bought it. */
  buyers(product: number): number {
    return (this.firsts.placeOffset[product + 1] ?? 0) - (this.firsts.placeOffset[product] ?? 0);
  }

  /** Returns the products that came before or after; a view, valid until the next call. */
  count(product: number): Int32Array {
    for (const other of this.#met.subarray(0, this.#metCount)) {
      this.#after[other] = 0;
      this.#before[other] = 0;
    }
    this.#metCount = 0;
    this.#each(product, (other, days) => {
      const apart = days < 0 ? -days : days;
      if (apart < 1 || apart > this.maxGapDays) return;
      if (this.after(other) + this.before(other) === 0) this.#met[this.#metCount++] = other;
      if (days > 0) this.#after[other] = this.after(other) + 1;
      else this.#before[other] = this.before(other) + 1;
    });
    return this.#met.subarray(0, this.#metCount);
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
    const gaps: number[] = [];
    this.#each(from, (other, days) => {
      if (other === to && days >= 1 && days <= this.maxGapDays) gaps.push(days);
    });
    return gaps.sort((a, b) => a - b);
  }

  #each(product: number, meet: (other: number, days: number) => void): void {
    const { offset, item, time, placeOffset, place, buyer } = this.firsts;
    for (let i = placeOffset[product] ?? 0; i < (placeOffset[product + 1] ?? 0); i += 1) {
      const b = buyer[i] ?? 0;
      const since = time[place[i] ?? 0] ?? 0;
      const end = offset[b + 1] ?? 0;
      for (let at = offset[b] ?? 0; at < end; at += 1)
        meet(item[at] ?? 0, ((time[at] ?? 0) - since) / DAY_MS);
    }
  }
}
