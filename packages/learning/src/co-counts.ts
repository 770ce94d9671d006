import { type Incidence, productRows, rowItems } from './incidence.js';

/** Counts, for one product at a time, the rows it shares with every other: a row of X'X off the diagonal. */
export class CoCounts {
  private readonly shared: Int32Array;
  private readonly met: Int32Array;
  private metCount = 0;

  constructor(private readonly incidence: Incidence) {
    this.shared = new Int32Array(incidence.products);
    this.met = new Int32Array(incidence.products);
  }

  /** Returns the products that share a row with `product`; a view, valid until the next call. */
  count(product: number): Int32Array {
    for (const other of this.met.subarray(0, this.metCount)) this.shared[other] = 0;
    let found = 0;
    for (const row of productRows(this.incidence, product))
      for (const other of rowItems(this.incidence, row)) {
        const before = this.shared[other] ?? 0;
        this.shared[other] = before + 1;
        if (before === 0 && other !== product) this.met[found++] = other;
      }
    this.shared[product] = 0;
    this.metCount = found;
    return this.met.subarray(0, found);
  }

  /** Rows with both `other` and the product last counted. */
  together(other: number): number {
    return this.shared[other] ?? 0;
  }
}
