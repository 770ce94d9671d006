import type { EventsOf } from './told-shop.js';

/** Which orders hold a product, read from the events alone. */
export class BasketIndex {
  readonly #ordersOf = new Map<string, Set<string>>();
  readonly #orders: number;

  constructor(orders: EventsOf<'order.placed'>) {
    this.#orders = orders.length;
    for (const { payload } of orders) {
      for (const { product } of payload.lines) {
        const own = this.#ordersOf.get(product) ?? new Set();
        this.#ordersOf.set(product, own.add(payload.order));
      }
    }
  }

  support(product: string): number {
    return this.#ordersOf.get(product)?.size ?? 0;
  }

  together(a: string, b: string): number {
    const other = this.#ordersOf.get(b) ?? new Set();
    return [...(this.#ordersOf.get(a) ?? [])].filter((order) => other.has(order)).length;
  }

  confidence(from: string, to: string): number {
    return this.together(from, to) / this.support(from);
  }

  lift(a: string, b: string): number {
    return (this.together(a, b) * this.#orders) / (this.support(a) * this.support(b));
  }
}
