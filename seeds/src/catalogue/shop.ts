import { WhereforeError } from '@wherefore/contracts';
import type { Settings } from '../options.js';
import { buildBundles, type Bundle } from './build-bundles.js';
import { buildCatalogue } from './build-catalogue.js';
import { planLifecycles, type Lifecycle } from './lifecycles.js';
import type { Links } from './links.js';
import { plantLinks } from './plant-links.js';
import { planPrices, priceAt, type PriceHistory } from './price-history.js';
import type { Catalogue, Product } from './product.js';

/** What is sold, how it hangs together, and when at which price. Lists by product index. */
export interface Shop {
  readonly settings: Settings;
  readonly catalogue: Catalogue;
  readonly links: Links;
  readonly lifecycles: readonly Lifecycle[];
  readonly prices: readonly PriceHistory[];
  readonly bundles: readonly Bundle[];
}

export function buildShop(settings: Settings): Shop {
  const catalogue = buildCatalogue(settings);
  const links = plantLinks(settings, catalogue);
  return {
    settings,
    catalogue,
    links,
    lifecycles: planLifecycles(settings, catalogue, links),
    prices: catalogue.products.map((product) => planPrices(settings, product)),
    bundles: buildBundles(catalogue, links),
  };
}

/** The product of an index. Throws on an index the generator never handed out. */
export function productOf({ catalogue }: Shop, index: number): Product {
  const product = catalogue.products[index];
  if (product === undefined) throw new WhereforeError('INTERNAL', `There is no product with index ${index}.`);
  return product;
}

export function lifecycleOf({ lifecycles }: Shop, index: number): Lifecycle {
  const lifecycle = lifecycles[index];
  if (lifecycle === undefined)
    throw new WhereforeError('INTERNAL', `There is no product with index ${index}.`);
  return lifecycle;
}

/** What a product costs at an instant, EUR. */
export const currentPrice = (shop: Shop, product: Product, at: number): number =>
  priceAt(product, shop.prices[product.index] ?? [], at);
