import type { Event, EventType } from '@wherefore/contracts';
import { type Graph, heldCustomers, heldOrders, heldProducts } from '@wherefore/graph';
import type { Source, SourcePolling } from '../sources/source.js';

const HELD: Partial<Record<EventType, typeof heldProducts>> = {
  'product.deleted': heldProducts,
  'customer.deleted': heldCustomers,
  'order.cancelled': heldOrders,
};
const PAGE = 10_000;

/**
 * The provider's ids of what the graph holds of a kind. Null where deletions of it are no event, or where another kind
 * is the same sort of thing to us, so that nobody could say which of them is missing.
 */
export async function heldIds(
  graph: Graph,
  {
    source,
    polling,
    kind,
  }: { readonly source: Source; readonly polling: SourcePolling; readonly kind: string },
): Promise<Set<string> | null> {
  const type = deletionOf({ source, polling, kind });
  const statement = type === null ? undefined : HELD[type];
  const alike = polling.half.kinds.filter((other) => deletionOf({ source, polling, kind: other }) === type);
  if (statement === undefined || alike.length > 1) return null;
  const prefix = source.context.idPrefix ?? '';
  const held = new Set<string>();
  for (let after = ''; ;) {
    const rows = await graph.read(statement, { source: source.name, prefix, after, limit: PAGE });
    for (const { id } of rows) held.add(id.slice(prefix.length));
    after = rows.at(-1)?.id ?? after;
    if (rows.length < PAGE) return held;
  }
}

/** The type of event that says that a record of this kind is gone. */
function deletionOf({
  source,
  polling,
  kind,
}: {
  readonly source: Source;
  readonly polling: SourcePolling;
  readonly kind: string;
}): Event['type'] | null {
  if (polling.half.listing(kind) === null) return null;
  const { events } = polling.half.toDeletions(kind, ['0'], { ...source.context, receivedAt: new Date(0) });
  return events[0]?.type ?? null;
}
