import type { ProductShelf } from './product-shelf.js';
import { shelfOf } from './shelf.js';

/** One shelf, and for what does not stand there another. */
export const shelfOr = (first: ProductShelf, second: ProductShelf): ProductShelf => ({
  isCurrent: (shelf) => first.isCurrent(shelf) && second.isCurrent(shelf),
  async load(ids) {
    const found = await first.load(ids);
    const others = await second.load(ids.filter((id) => !found.kept.has(id)));
    return shelfOf(new Map([...found.kept, ...others.kept]), {
      asked: ids,
      since: others.since,
      unread: others.unread,
    });
  },
  clear() {
    first.clear();
    second.clear();
  },
});
