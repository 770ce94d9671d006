import type { ProductFacts } from '@wherefore/contracts';
import type { Graph } from '@wherefore/graph';
import type { ChangeBook } from './change-book.js';
import type { Kept } from './kept.js';
import { readProducts } from './read-products.js';
import { type Shelf, shelfOf } from './shelf.js';
import { snapshotOf } from './snapshot-of.js';
import { whileAway } from './while-away.js';

/** Before everything: what is missing from such a shelf is looked for again. */
const NEVER_CURRENT = -1;

type Rows = ReadonlyMap<string, Kept<ProductFacts>>;

export interface ProductShelf {
  /**
   * Products as they are now; what has changed is read again. Unknown ids are missing, and so is, while the graph does not answer, what
   * would have to be read: a product that may have been sold out meanwhile is not offered.
   */
  load(ids: readonly string[]): Promise<Shelf>;
  /** Is all that stands there as it is now? */
  isCurrent(shelf: Shelf): boolean;
  clear(): void;
}

/** A statement on its way, and what the change book knew when it was sent. */
interface Reading {
  readonly since: number;
  readonly found: Promise<Rows>;
}

/** What was read of products, used as long as nothing about them changes. */
export function openProductShelf(graph: Graph, changes: ChangeBook): ProductShelf {
  const shelf = new Map<string, Kept<ProductFacts>>();
  const reading = new Map<string, Reading>();

  /** One statement for all; who asks for the same while it runs, waits for the same answer. */
  function read(ids: readonly string[]): Reading {
    const since = changes.now();
    const found = readProducts(graph, ids)
      .then((products) => {
        const rows = products.map((value) => ({ value, since, snapshot: snapshotOf('product', value) }));
        // A statement that took longer than one sent after it must not bring back what it saw.
        for (const row of rows)
          if ((shelf.get(row.value.id)?.since ?? 0) <= since) shelf.set(row.value.id, row);
        return new Map(rows.map((row) => [row.value.id, row]));
      })
      .finally(() => {
        for (const id of ids) if (reading.get(id) === sent) reading.delete(id);
      });
    const sent = { since, found };
    for (const id of ids) reading.set(id, sent);
    return sent;
  }

  function current(id: string): Kept<ProductFacts> | undefined {
    const kept = shelf.get(id);
    return kept === undefined || changes.hasChanged('product', id, kept.since) ? undefined : kept;
  }

  /** The statements whose answers hold what the shelf has not, by product. */
  function waitFor(missing: readonly string[]): Map<string, Reading> {
    const joined = new Map<string, Reading>();
    for (const id of missing) {
      const running = reading.get(id);
      if (running !== undefined && !changes.hasChanged('product', id, running.since)) joined.set(id, running);
    }
    const rest = missing.filter((id) => !joined.has(id));
    if (rest.length === 0) return joined;
    const own = read(rest);
    for (const id of rest) joined.set(id, own);
    return joined;
  }

  return {
    async load(ids) {
      const since = changes.now();
      const known = new Map<string, Kept<ProductFacts>>();
      const missing: string[] = [];
      for (const id of ids) {
        const kept = current(id);
        if (kept === undefined) missing.push(id);
        else known.set(id, kept);
      }
      if (missing.length === 0) return shelfOf(known, { asked: ids, since, unread: null });
      return whileAway(inOrder(ids, { known, waited: waitFor(missing), since }), (unread) =>
        shelfOf(known, { asked: ids, since: NEVER_CURRENT, unread }),
      );
    },
    isCurrent: (filled) => isCurrent(filled, changes),
    clear: () => shelf.clear(),
  };
}

/** What is known and what is waited for, in the order in which it was asked for. */
async function inOrder(
  ids: readonly string[],
  { known, waited, since }: { known: Rows; waited: ReadonlyMap<string, Reading>; since: number },
): Promise<Shelf> {
  await Promise.all(new Set([...waited.values()].map(({ found }) => found)));
  const found = new Map<string, Kept<ProductFacts>>();
  for (const id of ids) {
    const row = known.get(id) ?? (await waited.get(id)?.found)?.get(id);
    if (row !== undefined) found.set(id, row);
  }
  return shelfOf(found, { asked: ids, since, unread: null });
}

function isCurrent({ asked, since }: Shelf, changes: ChangeBook): boolean {
  if (!changes.hasAnyChanged('product', since)) return true;
  return asked.every((id) => !changes.hasChanged('product', id, since));
}
