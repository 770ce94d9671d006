import type { EventInput } from '@wherefore/contracts';
import type { Keyring } from '@wherefore/engine';

/** Somebody with a word of their own wherever a word can be. */
export interface Canary {
  readonly customer: string;
  readonly session: string;
  readonly email: string;
  readonly phone: string;
  readonly events: readonly EventInput[];
}

const AT = '2026-01-02T00:00:00.000Z';

export function makeCanaries(count: number): Canary[] {
  return Array.from({ length: count }, (_, n) => canary(`canary${String(n).padStart(3, '0')}x`));
}

function canary(customer: string): Canary {
  const session = `${customer}-session`;
  const [email, phone] = [`${customer}@example.org`, `+49 30 ${customer}`];
  const payloads: readonly Pick<EventInput, 'type' | 'payload'>[] = [
    {
      type: 'customer.upserted',
      payload: {
        customer,
        email,
        phone,
        country: 'DE',
        region: `region of ${customer}`,
        attributes: { nick: customer },
      },
    },
    { type: 'consent.changed', payload: { customer, purpose: 'personalisation', granted: true } },
    { type: 'segment.joined', payload: { customer, segment: 'regulars' } },
    { type: 'campaign.redeemed', payload: { customer, campaign: 'autumn', coupon: `coupon-${customer}` } },
    { type: 'product.viewed', payload: { session, product: 'tea' } },
    { type: 'session.identified', payload: { session, customer } },
    { type: 'product.viewed', payload: { customer, session, product: 'milk' } },
    { type: 'cart.changed', payload: { customer, items: [{ product: 'milk', quantity: 2 }] } },
    { type: 'offer.rejected', payload: { customer, product: 'tea', reason: `${customer} does not like it` } },
    { type: 'subscription.changed', payload: { customer, product: 'tea', plan: customer, status: 'active' } },
    {
      type: 'ticket.changed',
      payload: { customer, ticket: `ticket-${customer}`, status: 'open', topic: customer },
    },
  ] as Pick<EventInput, 'type' | 'payload'>[];
  const events = payloads.map((one, n) => ({
    ...one,
    id: `${customer}-${n}`,
    source: 'drill',
    occurredAt: AT,
  }));
  // Order numbers are the shop's own, and stay: they name nobody.
  const order = {
    id: `placed-${customer}`,
    source: 'drill',
    occurredAt: AT,
    type: 'order.placed',
    payload: {
      order: `order-${Number(customer.replaceAll(/\D/g, ''))}`,
      customer,
      currency: 'EUR',
      lines: [{ product: 'tea', quantity: 1, amount: 10 }],
    },
  };
  return { customer, session, email, phone, events: [...events, order] as EventInput[] };
}

/** Everything by which a canary could be told, in plain words or by keyed hash. */
export const wordsOf = (keyring: Keyring, { customer, session, email, phone }: Canary): string[] => [
  customer,
  keyring.pseudonym(customer),
  keyring.pseudonym(session),
  keyring.contactHash(email),
  keyring.contactHash(phone),
];
