import type { ProductFacts } from '@wherefore/contracts';
import type { Kept } from './kept.js';
import type { ProductShelf } from './product-shelf.js';

/**
 * A shelf for one decision: a product that was looked at once stays as it was seen, and one that was not there stays away.
 * So every part of the decision, and its record, speak of the same product, whatever changes meanwhile.
 */
export function steadyShelf(products: ProductShelf): ProductShelf {
  const seen = new Map<string, Kept<ProductFacts> | undefined>();
  return {
    async load(ids) {
      const rest = ids.filter((id) => !seen.has(id));
      const fresh = await products.load(rest);
      for (const id of rest) seen.set(id, fresh.get(id));
      if (rest.length === ids.length) return fresh;
      const found = new Map<string, Kept<ProductFacts>>();
      for (const id of ids) {
        const kept = seen.get(id);
        if (kept !== undefined) found.set(id, kept);
      }
      return found;
    },
    clear: () => seen.clear(),
  };
}
