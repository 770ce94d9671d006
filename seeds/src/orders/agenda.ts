interface Errand {
  readonly at: number;
  readonly product: number;
}

/** What one customer is going to need: products by the time they are due. */
export class Agenda {
  #errands: readonly Errand[] = [];

  /** Instant of the next errand; Infinity when there is none. */
  get nextAt(): number {
    return this.#errands[0]?.at ?? Infinity;
  }

  has(product: number): boolean {
    return this.#errands.some((errand) => errand.product === product);
  }

  /** Notes a product down, in place of an earlier note of the same. */
  note(product: number, at: number): void {
    const others = this.#errands.filter((errand) => errand.product !== product);
    this.#errands = [...others, { at, product }].sort((a, b) => a.at - b.at);
  }

  /** Takes out everything due until then. */
  takeUntil(at: number): number[] {
    const due = this.#errands.filter((errand) => errand.at <= at);
    this.#errands = this.#errands.slice(due.length);
    return due.map(({ product }) => product);
  }
}
