import type { EventInput, EventType } from '@wherefore/contracts';

let count = 0;

/** An event of a type, with an id of its own unless one is given. */
export function event<T extends EventType>(
  type: T,
  payload: Extract<EventInput, { type: T }>['payload'],
  envelope: { id?: string; at?: string; version?: number; source?: string } = {},
): EventInput {
  count += 1;
  return {
    id: envelope.id ?? `e${count}`,
    source: envelope.source ?? 'test',
    type,
    occurredAt: envelope.at ?? '2026-10-01T00:00:00.000Z',
    ...(envelope.version === undefined ? {} : { version: envelope.version }),
    payload,
  } as EventInput;
}

/** An order of one of each product, at 10 a piece. */
export function order(
  id: string,
  customer: string | null,
  bought: { at: string; products: readonly string[] },
): EventInput {
  return event(
    'order.placed',
    {
      order: id,
      ...(customer === null ? {} : { customer }),
      lines: bought.products.map((product) => ({ product, quantity: 1, amount: 10 })),
    },
    { at: bought.at },
  );
}
