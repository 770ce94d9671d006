import { messageOf } from '@wherefore/contracts';
import type { Graph } from '@wherefore/graph';
import { cypher } from '../stack/cypher.js';
import { customerIds, type Mix, type MixedEvent, mixedEvents, productIds } from './mixed-events.js';

const BATCH = 1_000;

/** Makes the products and customers that the events of a mix are about. */
export async function rawNodes(graph: Graph, mix: Mix): Promise<void> {
  await graph.runText(cypher('raw-nodes'), { products: productIds(mix), customers: customerIds(mix) });
}

/**
 * The same effects as those of the stream, written as fast as plain Cypher goes: batches of rows, one statement per type of
 * event, several writers. No mark that makes an effect happen once, no order of truth, no queue, no log. Returns events per second.
 */
export async function rawRate(
  graph: Graph,
  mix: Mix,
  load: { count: number; writers: number },
): Promise<number> {
  const events = mixedEvents(mix, load.count);
  const batches: MixedEvent[][] = [];
  for (let at = 0; at < events.length; at += BATCH) batches.push(events.slice(at, at + BATCH));
  const statements = Object.fromEntries(
    Object.entries(STATEMENTS).map(([type, name]) => [type, cypher(name)]),
  );
  const started = performance.now();
  await Promise.all(
    Array.from({ length: load.writers }, async () => {
      for (let batch = batches.shift(); batch !== undefined; batch = batches.shift())
        for (const [type, rows] of rowsByType(batch)) await written(graph, statements[type] ?? '', rows);
    }),
  );
  return load.count / ((performance.now() - started) / 1000);
}

/** Two writers may wait for one another in a circle; the graph breaks it, and who lost tries again. */
async function written(graph: Graph, statement: string, rows: readonly object[]): Promise<void> {
  for (;;)
    try {
      await graph.runText(statement, { rows });
      return;
    } catch (error) {
      if (!messageOf(error).includes('DeadlockDetected')) throw error;
    }
}

const STATEMENTS: Readonly<Record<MixedEvent['type'], string>> = {
  'stock.changed': 'raw-stock',
  'price.changed': 'raw-prices',
  'product.viewed': 'raw-views',
  'cart.changed': 'raw-carts',
  'order.placed': 'raw-orders',
};

interface Line {
  readonly product: string;
  readonly quantity: number;
  readonly amount: number;
}

function rowsByType(batch: readonly MixedEvent[]): [MixedEvent['type'], object[]][] {
  const types = Object.keys(STATEMENTS) as MixedEvent['type'][];
  return types.map((type) => [
    type,
    batch
      .filter((event) => event.type === type)
      .map(({ occurredAt: at, payload }) => {
        const lines = (payload['lines'] ?? []) as Line[];
        if (type !== 'order.placed') return { at, ...payload };
        return {
          at,
          order: payload['order'],
          customer: payload['customer'],
          products: lines.map(({ product }) => product),
          quantities: lines.map(({ quantity }) => quantity),
          amounts: lines.map(({ amount }) => amount),
        };
      })
      .sort((a, b) => (keyIn(a) < keyIn(b) ? -1 : 1)),
  ]);
}

/** Writers that go by the same order do not wait for one another in a circle. */
const keyIn = (row: object): string =>
  'customer' in row ? String(row.customer) : 'product' in row ? String(row.product) : '';
