import type { ProductFacts } from '@wherefore/contracts';
import { type Graph, loadFacts } from '@wherefore/graph';
import type { ChangeBook } from './change-book.js';
import type { Kept } from './kept.js';
import { type Shelf, shelfOf } from './shelf.js';
import { snapshotOf } from './snapshot-of.js';

export interface ProductShelf {
  /** Products as they are now; what has changed is read again. Unknown ids are missing. */
  load(ids: readonly string[]): Promise<Shelf>;
  /** Is all that stands there as it is now? */
  isCurrent(shelf: Shelf): boolean;
  clear(): void;
}

/** What was read of products, used as long as nothing about them changes. */
export function openProductShelf(graph: Graph, changes: ChangeBook): ProductShelf {
  const shelf = new Map<string, Kept<ProductFacts>>();
  const reading = new Map<string, { readonly since: number; readonly done: Promise<void> }>();

  /** One statement for all; who asks for the same while it runs, waits for the same answer. */
  function read(ids: readonly string[]): Promise<void> {
    const since = changes.now();
    const done = readProducts(graph, ids)
      .then((products) => {
        for (const value of products)
          // An answer that was overtaken by a later question is out of date.
          if ((shelf.get(value.id)?.since ?? since) <= since)
            shelf.set(value.id, { value, since, snapshot: snapshotOf('product', value) });
      })
      .finally(() => {
        for (const id of ids) if (reading.get(id)?.done === done) reading.delete(id);
      });
    for (const id of ids) reading.set(id, { since, done });
    return done;
  }

  function current(id: string): Kept<ProductFacts> | undefined {
    const kept = shelf.get(id);
    return kept === undefined || changes.hasChanged('product', id, kept.since) ? undefined : kept;
  }

  return {
    async load(ids) {
      const missing: string[] = [];
      const joined = new Set<Promise<void>>();
      for (const id of ids) {
        if (current(id) !== undefined) continue;
        const running = reading.get(id);
        if (running === undefined || changes.hasChanged('product', id, running.since)) missing.push(id);
        else joined.add(running.done);
      }
      if (missing.length > 0) joined.add(read(missing));
      const since = changes.now();
      if (joined.size > 0) await Promise.all(joined);
      const found = new Map<string, Kept<ProductFacts>>();
      for (const id of ids) {
        const kept = shelf.get(id);
        if (kept !== undefined) found.set(id, kept);
      }
      return shelfOf(found, { asked: ids, since });
    },
    isCurrent({ asked, since }) {
      if (!changes.hasAnyChanged('product', since)) return true;
      for (const id of asked) if (changes.hasChanged('product', id, since)) return false;
      return true;
    },
    clear: () => shelf.clear(),
  };
}

/** Products as the graph has them; unknown ids are missing. */
export async function readProducts(graph: Graph, ids: readonly string[]): Promise<ProductFacts[]> {
  if (ids.length === 0) return [];
  const rows = await graph.read(loadFacts, { ids: [...new Set(ids)] });
  return rows.map((row) => ({
    ...row,
    attributes: Object.fromEntries(row.attributes),
    stores: Object.fromEntries(row.stores),
  }));
}
