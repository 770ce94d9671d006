import { STORES } from '../vocabulary/people.js';

/** One order. Products by index, quantities beside them. */
export interface Order {
  /** Place in the order of time, 0 first. */
  readonly number: number;
  readonly at: number;
  /** Index of the customer; null for guests. */
  readonly customer: number | null;
  readonly channel: 'web' | 'app' | 'store';
  readonly store: string | null;
  readonly products: readonly number[];
  readonly quantities: readonly number[];
}
export type NewOrder = Omit<Order, 'number'>;

const GUEST = -1;
const CHANNELS = ['web', 'app', 'store'] as const;

/** All orders in columns, so that a large shop fits in memory: about 20 bytes an order and 6 a line when sealed. */
export class OrderBook {
  readonly #at: number[] = [];
  readonly #customer: number[] = [];
  readonly #place: number[] = [];
  readonly #firstLine: number[] = [0];
  readonly #products: number[] = [];
  readonly #quantities: number[] = [];
  #byTime: Uint32Array | null = null;

  get orders(): number {
    return this.#at.length;
  }

  get lines(): number {
    return this.#products.length;
  }

  add({ at, customer, channel, store, products, quantities }: NewOrder): void {
    this.#at.push(at);
    this.#customer.push(customer ?? GUEST);
    this.#place.push(CHANNELS.indexOf(channel) + (store === null ? 0 : STORES.indexOf(store)));
    this.#products.push(...products);
    this.#quantities.push(...quantities);
    this.#firstLine.push(this.#products.length);
    this.#byTime = null;
  }

  /** Orders by time; of two at the same instant, the one added first. */
  *[Symbol.iterator](): Iterator<Order> {
    const rows = this.#sorted();
    for (let number = 0; number < rows.length; number++) yield this.#orderAt(rows[number] ?? 0, number);
  }

  #sorted(): Uint32Array {
    this.#byTime ??= Uint32Array.from(this.#at.keys()).sort(
      (a, b) => (this.#at[a] ?? 0) - (this.#at[b] ?? 0) || a - b,
    );
    return this.#byTime;
  }

  #orderAt(row: number, number: number): Order {
    const customer = this.#customer[row] ?? GUEST;
    const place = this.#place[row] ?? 0;
    const [first, last] = [this.#firstLine[row], this.#firstLine[row + 1]];
    return {
      number,
      at: this.#at[row] ?? 0,
      customer: customer === GUEST ? null : customer,
      channel: CHANNELS[Math.min(place, CHANNELS.length - 1)] ?? 'web',
      store: STORES[place - CHANNELS.length + 1] ?? null,
      products: this.#products.slice(first, last),
      quantities: this.#quantities.slice(first, last),
    };
  }
}

export const orderId = (number: number): string => `o${String(number + 1).padStart(7, '0')}`;
