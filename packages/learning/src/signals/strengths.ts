/** Strengths of one signal for one situation, by product: a dense array of which only what was touched is looked at. */
export class Strengths {
  readonly value: Float64Array;
  private readonly list: Int32Array;
  private readonly isTouched: Uint8Array;
  private count = 0;

  constructor(products: number) {
    this.value = new Float64Array(products);
    this.list = new Int32Array(products);
    this.isTouched = new Uint8Array(products);
  }

  add(product: number, strength: number): void {
    if (this.isTouched[product] === 0) {
      this.isTouched[product] = 1;
      this.list[this.count++] = product;
    }
    this.value[product] = (this.value[product] as number) + strength;
  }

  /** Products that anything was added for; a view, valid until the next call of `clear`. */
  get touched(): Int32Array {
    return this.list.subarray(0, this.count);
  }

  clear(): void {
    for (const product of this.touched) {
      this.value[product] = 0;
      this.isTouched[product] = 0;
    }
    this.count = 0;
  }
}
