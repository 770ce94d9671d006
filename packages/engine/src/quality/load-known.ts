import type { Event } from '@wherefore/contracts';
import { type CompiledContract, type KnownIds, type KnownKind, referencesOf } from '@wherefore/governance';
import { type Graph, knownCategories, knownCustomers, knownProducts } from '@wherefore/graph';

const STATEMENTS = { product: knownProducts, category: knownCategories, customer: knownCustomers } as const;

/** Which of what events refer to is known: to the graph, or described by the same batch. */
export async function loadKnown(
  graph: Pick<Graph, 'read'>,
  compiled: CompiledContract,
  events: readonly Event[],
): Promise<KnownIds> {
  const found = new Map<string, Set<string>>();
  for (const [kind, ids] of referencesOf(compiled, events)) {
    const rows = ids.size === 0 ? [] : await graph.read(STATEMENTS[kind], { ids: [...ids] });
    found.set(kind, new Set([...rows.map(({ id }) => id), ...describedBy(kind, events)]));
  }
  return found;
}

function describedBy(kind: KnownKind, events: readonly Event[]): string[] {
  return events.flatMap((event): string[] => {
    if (kind === 'product' && event.type === 'product.upserted') return [event.payload.product];
    if (kind === 'category' && event.type === 'category.upserted') return [event.payload.category];
    return kind === 'customer' && event.type === 'customer.upserted' ? [event.payload.customer] : [];
  });
}
