import { randomFrom } from '../harness/random.js';

/** What a shop's systems say in a busy minute. */
export interface MixedEvent {
  readonly id: string;
  readonly source: string;
  readonly type: 'product.viewed' | 'cart.changed' | 'order.placed' | 'stock.changed' | 'price.changed';
  readonly occurredAt: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface Mix {
  /** Before every id, so that several streams do not meet. */
  readonly prefix: string;
  readonly source: string;
  readonly products: number;
  readonly customers: number;
  /** When the first one happened; each next one a millisecond later. */
  readonly from: Date;
}

/** Of a hundred events. */
const SHARES = { 'product.viewed': 60, 'cart.changed': 15, 'order.placed': 10, 'stock.changed': 10 };

export const productIds = ({ prefix, products }: Mix): string[] => ids(`${prefix}p`, products);
export const customerIds = ({ prefix, customers }: Mix): string[] => ids(`${prefix}c`, customers);

const ids = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${String(index).padStart(5, '0')}`);

/** The same events for the same mix and count. Some products are far more popular than others. */
export function mixedEvents(mix: Mix, count: number): MixedEvent[] {
  const { next: random } = randomFrom(20_261_125);
  const [products, customers] = [productIds(mix), customerIds(mix)];
  const product = () => products[Math.floor(products.length * random() ** 2)] ?? '';
  const customer = () => customers[Math.floor(customers.length * random())] ?? '';
  const amount = (most: number) => 1 + Math.floor(random() * most);
  const lines = () =>
    [...new Set(Array.from({ length: amount(4) }, product))].map((one) => ({
      product: one,
      quantity: amount(3),
      amount: amount(5000) / 100,
    }));
  const payloadOf = (type: MixedEvent['type'], id: string): MixedEvent['payload'] => {
    switch (type) {
      case 'product.viewed':
        return { product: product(), customer: customer() };
      case 'cart.changed':
        return {
          customer: customer(),
          items: lines().map((line) => ({ product: line.product, quantity: 1 })),
        };
      case 'order.placed':
        return { order: id, customer: customer(), lines: lines() };
      case 'stock.changed':
        return { product: product(), quantity: amount(500) };
      case 'price.changed':
        return { product: product(), price: amount(20_000) / 100 };
    }
  };
  return Array.from({ length: count }, (_, index) => {
    const type = typeFor(random() * 100);
    const id = `${mix.prefix}${index}`;
    const occurredAt = new Date(mix.from.getTime() + index).toISOString();
    return { id, source: mix.source, type, occurredAt, payload: payloadOf(type, id) };
  });
}

function typeFor(draw: number): MixedEvent['type'] {
  let left = draw;
  for (const [type, share] of Object.entries(SHARES)) {
    if (left < share) return type as MixedEvent['type'];
    left -= share;
  }
  return 'price.changed';
}
