import type { EventInput, EventType } from '@wherefore/contracts';

type Payload<T extends EventType> = Extract<EventInput, { type: T }>['payload'];
type Fact = Omit<EventInput, 'id'>;

/** What a source says happened that many minutes into the year. */
const from =
  (source: string) =>
  <T extends EventType>(minute: number, type: T, payload: Payload<T>): Fact => {
    const occurredAt = new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();
    return { source, type, occurredAt, payload } as Fact;
  };
const [shop, till, web, app] = [from('shop'), from('till'), from('web'), from('app')] as const;
const [crm, desk] = [from('crm'), from('desk')] as const;

const [product, customer, gone, back] = ['p', 'c', 'x', 'y'] as const;
const line = (quantity: number, amount: number) => ({ product, quantity, amount });

const FACTS: readonly Fact[] = [
  shop(1, 'customer.upserted', { customer, country: 'AT', attributes: { tier: 1 } }),
  shop(2, 'product.upserted', {
    product,
    title: 'First',
    price: 10,
    cost: 6,
    categories: ['old'],
    brand: 'b',
  }),
  shop(3, 'product.upserted', { product, title: 'Same moment', price: 11, categories: ['new'] }),
  shop(3, 'product.upserted', { product, title: 'Same moment, other words', complements: ['q'] }),
  shop(4, 'price.changed', { product, price: 12, cost: 7, currency: 'EUR' }),
  shop(5, 'price.changed', { product, price: 13 }),
  shop(6, 'stock.changed', { product, quantity: 4, store: 'vienna' }),
  shop(7, 'product.deleted', { product }),
  shop(8, 'product.upserted', {
    product,
    title: 'Back',
    categories: ['new'],
    attributes: { colour: 'red' },
  }),
  shop(9, 'bundle.upserted', { bundle: 'b', title: 'Set', parts: [{ product }] }),
  shop(10, 'bundle.deleted', { bundle: 'b' }),
  web(11, 'product.viewed', { product, customer, session: 's' }),
  app(12, 'product.viewed', { product, customer }),
  web(12, 'product.viewed', { product, customer }),
  web(13, 'cart.changed', { session: 's', items: [{ product, quantity: 1 }] }),
  web(14, 'cart.changed', { customer, session: 's', items: [{ product, quantity: 2 }] }),
  shop(15, 'order.placed', { order: 'o', customer, lines: [line(1, 10.1)] }),
  shop(16, 'order.placed', {
    order: 'o',
    customer,
    lines: [line(2, 20.2), { product: 'q', quantity: 1, amount: 1 }],
  }),
  till(17, 'order.placed', { order: 'o2', customer, lines: [line(1, 9.9)] }),
  shop(17, 'order.cancelled', { order: 'o' }),
  shop(18, 'order.returned', { return: 'r', order: 'o2', customer, lines: [line(1, 9.9)] }),
  crm(19, 'segment.joined', { segment: 'g', customer }),
  crm(20, 'segment.left', { segment: 'g', customer }),
  crm(21, 'segment.joined', { segment: 'g', customer, score: 0.5 }),
  crm(22, 'customer.upserted', { customer, attributes: { size: 'L' } }),
  crm(23, 'customer.upserted', { customer: gone, country: 'DE', email: 'x@example.com' }),
  crm(24, 'consent.changed', { customer: gone, purpose: 'marketing', granted: true }),
  shop(25, 'order.placed', { order: 'o3', customer: gone, lines: [line(1, 5)] }),
  desk(26, 'ticket.changed', { ticket: 't', customer: gone, status: 'open', products: [product] }),
  crm(27, 'customer.deleted', { customer: gone }),
  crm(28, 'consent.changed', { customer: back, purpose: 'marketing', granted: true }),
  shop(29, 'order.placed', { order: 'o4', customer: back, lines: [line(1, 5)] }),
  crm(30, 'customer.deleted', { customer: back }),
  shop(31, 'order.placed', { order: 'o5', customer: back, lines: [line(1, 6)] }),
  crm(32, 'customer.upserted', { customer: back, country: 'FR' }),
];

/**
 * Thirty-five events on six things (a product, a bundle, an order, a customer who stays, one who goes and one who comes back), in order of
 * occurrence, chosen so that every order of arrival is a trap: changes after deletions and before creations, a
 * cancellation of what is not there yet, two changes in the same moment, what an event leaves out.
 */
export const entangledEvents = (): EventInput[] =>
  FACTS.map((fact, n) => ({ id: `e${String(n + 1).padStart(2, '0')}`, ...fact }) as EventInput);
