import type { ProductFacts } from '@wherefore/contracts';
import { type Graph, loadFacts } from '@wherefore/graph';
import type { ChangeBook } from './change-book.js';
import type { Kept } from './kept.js';
import { snapshotOf } from './snapshot-of.js';

export type Shelf = ReadonlyMap<string, Kept<ProductFacts>>;

export interface ProductShelf {
  /** Products as they are now; what has changed is read again. Unknown ids are missing. */
  load(ids: readonly string[]): Promise<Shelf>;
  clear(): void;
}

/** What was read of products, used as long as nothing about them changes. */
export function openProductShelf(graph: Graph, changes: ChangeBook): ProductShelf {
  const shelf = new Map<string, Kept<ProductFacts>>();
  return {
    async load(ids) {
      const found = new Map<string, Kept<ProductFacts>>();
      const missing: string[] = [];
      for (const id of ids) {
        const kept = shelf.get(id);
        if (kept !== undefined && !changes.hasChanged('product', id, kept.since)) found.set(id, kept);
        else missing.push(id);
      }
      if (missing.length === 0) return found;
      const since = changes.now();
      for (const value of await readProducts(graph, missing)) {
        const kept = { value, since, snapshot: snapshotOf('product', value) };
        shelf.set(value.id, kept);
        found.set(value.id, kept);
      }
      return found;
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
