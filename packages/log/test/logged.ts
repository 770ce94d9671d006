import { Event, type EventInput, Pseudonym, stampOf } from '@wherefore/contracts';
import type { LoggedEvent } from '@wherefore/log';

type Body = {
  [T in EventInput['type']]: Pick<Extract<EventInput, { type: T }>, 'type' | 'payload'>;
}[EventInput['type']];

/** The pseudonym that these tests give a customer; the real one is a keyed hash. */
export function pseudonymOf(customer: string): Pseudonym {
  return Pseudonym.parse(`p_${Buffer.from(customer).toString('hex').padStart(32, '0')}`);
}

/** An event as the engine logs it, `at` minutes after midnight of 2025-03-01. */
export function logged(id: string, at: number, body: Body): LoggedEvent {
  const occurredAt = new Date(Date.UTC(2025, 2, 1, 0, at)).toISOString();
  const event = Event.parse({ id, source: 'shop', occurredAt, ...body });
  const customer = 'customer' in event.payload ? event.payload.customer : undefined;
  return { event, stamp: stampOf(event), pseudonym: customer === undefined ? null : pseudonymOf(customer) };
}

export function order(
  id: string,
  at: number,
  [customer, ...products]: [string | null, ...string[]],
): LoggedEvent {
  return logged(`${id}@${at}`, at, {
    type: 'order.placed',
    payload: {
      order: id,
      ...(customer !== null && { customer }),
      lines: products.map((product) => ({ product, quantity: 2, amount: 3.5 })),
    },
  });
}
