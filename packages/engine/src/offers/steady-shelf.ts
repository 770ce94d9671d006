import type { ProductFacts } from '@wherefore/contracts';
import type { Kept } from './kept.js';
import type { ProductShelf } from './product-shelf.js';
import { type Shelf, shelfOf } from './shelf.js';

/**
 * A shelf for one decision: a product that was looked at once stays as it was seen, and one that was not there stays away.
 * So every part of the decision, and its record, speak of the same product, whatever changes meanwhile.
 */
export function steadyShelf(products: ProductShelf): ProductShelf {
  const used: Shelf[] = [];

  /** As it was first seen; null where it has not been looked at yet. */
  function seen(id: string): { readonly kept: Kept<ProductFacts> | undefined } | null {
    for (const { kept, asked } of used) {
      const one = kept.get(id);
      if (one !== undefined || asked.includes(id)) return { kept: one };
    }
    return null;
  }

  async function load(ids: readonly string[]): Promise<Shelf> {
    const fresh = await products.load(ids.filter((id) => seen(id) === null));
    const found = new Map<string, Kept<ProductFacts>>();
    for (const id of ids) {
      const kept = seen(id)?.kept ?? fresh.kept.get(id);
      if (kept !== undefined) found.set(id, kept);
    }
    return shelfOf(found, { asked: ids, since: fresh.since, unread: fresh.unread });
  }

  return {
    async load(ids) {
      const shelf = used.length === 0 ? await products.load(ids) : await load(ids);
      used.push(shelf);
      return shelf;
    },
    isCurrent(shelf) {
      if (used.length > 0) return used.includes(shelf);
      if (!products.isCurrent(shelf)) return false;
      used.push(shelf);
      return true;
    },
    clear() {
      used.length = 0;
    },
  };
}
