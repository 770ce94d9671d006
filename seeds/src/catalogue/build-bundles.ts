import type { Links } from './links.js';
import { roundCents, type Catalogue, type Product } from './product.js';

const BUNDLES = 80;
const DISCOUNT = 0.9;

/** A main product and what goes with it, for a tenth less. */
export interface Bundle {
  readonly id: string;
  readonly title: string;
  readonly price: number;
  readonly main: Product;
  readonly accessories: readonly Product[];
}

/** A bundle for each of the main products with most complements, at most eighty. */
export function buildBundles(catalogue: Catalogue, links: Links): readonly Bundle[] {
  const mains = [...links.complementsOf]
    .sort(([a, x], [b, y]) => y.length - x.length || a - b)
    .slice(0, BUNDLES);
  return mains.flatMap(([index, complements], position) => {
    const main = catalogue.products[index];
    const accessories = complements.flatMap(({ to }) => catalogue.products[to] ?? []);
    if (main === undefined) return [];
    const sum = [main, ...accessories].reduce((total, { price }) => total + price, 0);
    return {
      id: `b${String(position + 1).padStart(3, '0')}`,
      title: `${main.title} set`,
      price: roundCents(sum * DISCOUNT),
      main,
      accessories,
    };
  });
}
