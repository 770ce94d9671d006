import { eventsOfFacts, type Fact } from './facts.js';
import { prefixed } from './prefixed.js';
import type { SourceContext } from './source-connector.js';
import { admitFacts, mergeOutcomes, type SourceOutcome } from './source-outcome.js';

export type Entity = 'product' | 'customer' | 'order';

/** That an entity is gone. Without a time of its own in the id where `once`, for providers that never bring one back. */
export function deletionFact(
  entity: Entity,
  id: string,
  when: { readonly occurredAt: string; readonly once?: true },
): Fact {
  switch (entity) {
    case 'product':
      return { type: 'product.deleted', ...when, payload: { product: id } };
    case 'customer':
      return { type: 'customer.deleted', ...when, payload: { customer: id } };
    case 'order':
      return { ...cancellation(id, when.occurredAt), ...(when.once === true && { once: true }) };
  }
}

/**
 * Its version is a time like those of the orders, at the end of its second because providers date to the second: an order that
 * is changed after it counts again. `changedAt` where the cancellation was seen in a later state of the order.
 */
export const cancellation = (order: string, occurredAt: string, changedAt = occurredAt): Fact => ({
  type: 'order.cancelled',
  occurredAt,
  version: Math.floor(Date.parse(changedAt) / 1_000) * 1_000 + 999,
  payload: { order },
});

/** Deletions that were found rather than told, as of `context.receivedAt`. */
export function deletionsOf(entity: Entity, ids: readonly string[], context: SourceContext): SourceOutcome {
  const occurredAt = context.receivedAt.toISOString();
  return mergeOutcomes(
    ids.map((id) =>
      admitFacts(
        { position: `${entity} ${id}`, value: { id } },
        eventsOfFacts(context, [deletionFact(entity, prefixed(context, id), { occurredAt })]),
      ),
    ),
  );
}
