import { randomFor } from '../chance/random.js';
import { shuffled } from '../chance/shuffled.js';
import type { Settings } from '../options.js';
import { SHELVES } from '../vocabulary/departments.js';
import { SOFTWARE_MAKERS } from '../vocabulary/software.js';
import { nameProducts } from './name-products.js';
import type { Catalogue, Product } from './product.js';
import { productId, roundCents } from './product.js';
import { buildSoftware } from './build-software.js';

const SOFTWARE_PRODUCTS = SOFTWARE_MAKERS.length * 6;

/** Every product of the shop: goods shelf by shelf, then software. */
export function buildCatalogue(settings: Settings): Catalogue {
  const sizes = shelfSizes(settings.products - SOFTWARE_PRODUCTS);
  const products: Product[] = [];
  SHELVES.forEach((placed, at) => {
    const random = randomFor(settings.seed, 'shelf', placed.shelf.id);
    const drafts = nameProducts(placed, sizes[at] ?? 2, random);
    const ranks = shuffled([...drafts.keys()], random);
    drafts.forEach((draft, position) => {
      products.push({
        ...draft,
        index: products.length,
        id: productId(products.length),
        kind: 'good',
        shelf: placed.shelf.id,
        aisle: placed.aisle.id,
        cost: roundCents(draft.price * random.between(0.42, 0.74)),
        rank: ranks[position] ?? position,
        staple: placed.staple,
        gapDays: placed.shelf.gapDays === undefined ? null : ownGap(placed.shelf.gapDays, random.next()),
      });
    });
  });
  products.push(...buildSoftware(products.length));
  return { products, shelves: byShelf(products) };
}

/** A product's own interval: its shelf's, 20 % shorter to 20 % longer. */
const ownGap = (shelfGap: number, uniform: number): number => Math.round(shelfGap * (0.8 + 0.4 * uniform));

/** How many products each shelf gets: two, and the rest by the square root of its demand (largest remainder). */
function shelfSizes(total: number): number[] {
  const weights = SHELVES.map(({ shelf }) => Math.sqrt(shelf.demand ?? 1));
  const spare = total - 2 * SHELVES.length;
  const sum = weights.reduce((a, b) => a + b, 0);
  const shares = weights.map((weight) => (spare * weight) / sum);
  const sizes = shares.map((share) => 2 + Math.floor(share));
  const left = total - sizes.reduce((a, b) => a + b, 0);
  const byRemainder = [...shares.keys()].sort(
    (a, b) => ((shares[b] ?? 0) % 1) - ((shares[a] ?? 0) % 1) || a - b,
  );
  for (const at of byRemainder.slice(0, left)) sizes[at] = (sizes[at] ?? 0) + 1;
  return sizes;
}

function byShelf(products: readonly Product[]): ReadonlyMap<string, readonly Product[]> {
  const shelves = new Map<string, Product[]>();
  for (const product of products) {
    const shelf = shelves.get(product.shelf) ?? [];
    shelf.push(product);
    shelves.set(product.shelf, shelf);
  }
  for (const shelf of shelves.values()) shelf.sort((a, b) => a.rank - b.rank);
  return shelves;
}
