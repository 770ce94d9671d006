import { type Batch, type Event, type EventOf, isFeedback } from '@wherefore/contracts';
import { type Graph, touchedCustomers } from '@wherefore/graph';
import type { LiveState } from '@wherefore/queue';
import type { Keyring } from '../keyring.js';

interface Changes {
  readonly visitors: Set<string>;
  readonly products: Set<string>;
  readonly links: Set<string>;
  readonly orders: Set<string>;
  readonly sessions: Set<string>;
  everyProduct: boolean;
  knowledge: boolean;
}

/**
 * Tells every process that decides offers what batches have changed, after they took effect. Saying it twice does no harm,
 * so it is said again when they are tried again.
 */
export async function announceChanges(
  parts: { readonly graph: Graph; readonly live: LiveState; readonly keyring: Keyring },
  batches: readonly Batch[],
): Promise<void> {
  const changes = changesOf(
    batches.flatMap(({ events }) => events),
    parts.keyring,
  );
  const { visitors, products, links, everyProduct, knowledge } = changes;
  const [orders, sessions] = [[...changes.orders], [...changes.sessions]];
  if (orders.length + sessions.length > 0)
    for (const { pseudonym } of await parts.graph.read(touchedCustomers, { orders, sessions }))
      if (pseudonym !== null) visitors.add(pseudonym);
  await parts.live.touch({ visitors, products, links, everyProduct, knowledge });
}

function changesOf(events: readonly Event[], keyring: Keyring): Changes {
  const changes: Changes = {
    visitors: new Set(),
    products: new Set(),
    links: new Set(),
    orders: new Set(),
    sessions: new Set(),
    everyProduct: false,
    knowledge: false,
  };
  for (const event of events) {
    if (isFeedback(event)) continue;
    const { payload } = event;
    if ('customer' in payload && payload.customer !== undefined)
      changes.visitors.add(keyring.pseudonym(payload.customer));
    if ('session' in payload && payload.session !== undefined)
      noteSession(changes, keyring.pseudonym(payload.session));
    noteThings(changes, event);
  }
  return changes;
}

function noteSession(changes: Changes, session: string): void {
  changes.visitors.add(session);
  changes.sessions.add(session);
}

function noteThings(changes: Changes, event: Event): void {
  switch (event.type) {
    case 'product.upserted':
      changes.products.add(event.payload.product);
      for (const linked of linkedBy(event.payload)) changes.links.add(linked).add(event.payload.product);
      break;
    case 'product.deleted':
    case 'price.changed':
    case 'stock.changed':
      changes.products.add(event.payload.product);
      break;
    case 'relation.judged':
      changes.links.add(event.payload.from).add(event.payload.to);
      break;
    case 'bundle.upserted':
    case 'bundle.deleted':
      changes.knowledge = true;
      break;
    // Also of the products that it promotes no longer, and of those that bear the name.
    case 'campaign.upserted':
    case 'category.upserted':
      changes.everyProduct = true;
      break;
    case 'order.cancelled':
      changes.orders.add(event.payload.order);
      break;
    case 'order.returned':
      changes.orders.add(`return:${event.payload.return}`);
      break;
    default:
      break;
  }
}

/** Products that a product's own record connects it with. */
const linkedBy = (payload: EventOf<'product.upserted'>['payload']): string[] => [
  ...(payload.upgradesTo ?? []),
  ...(payload.requires ?? []),
  ...(payload.compatibleWith ?? []),
  ...(payload.substitutes ?? []),
  ...(payload.complements ?? []),
];
