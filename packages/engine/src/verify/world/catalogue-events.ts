import type { EventInput } from '@wherefore/contracts';
import type { Given, GivenProduct } from '../format/given.js';
import { instantOf } from '../format/points-in-time.js';
import type { Teller } from './teller.js';

/** What is sold: products with their prices and stock, bundles and campaigns. */
export function catalogueEvents(
  { products, bundles, campaigns }: Given,
  { tell, now }: Teller,
): EventInput[] {
  const categories = new Set(Object.values(products).flatMap(({ category }) => category));
  return [
    ...[...categories].map((category) => tell('category.upserted', { category, name: titleOf(category) })),
    ...Object.entries(products).flatMap(([product, given]) => productEvents(product, given, tell)),
    ...Object.entries(bundles).map(([bundle, { title, price, parts }]) =>
      tell('bundle.upserted', {
        bundle,
        title: title ?? titleOf(bundle),
        ...(price === undefined ? {} : { price }),
        parts: Object.entries(parts).map(([product, quantity]) => ({ product, quantity })),
      }),
    ),
    ...Object.entries(campaigns).map(([campaign, { products: promoted, from, until }]) =>
      tell('campaign.upserted', {
        campaign,
        name: titleOf(campaign),
        products: promoted,
        ...(from === undefined ? {} : { startsAt: instantOf(from, now) }),
        ...(until === undefined ? {} : { endsAt: instantOf(until, now) }),
      }),
    ),
  ];
}

function productEvents(product: string, given: GivenProduct, tell: Teller['tell']): EventInput[] {
  const { category, brand, price, cost, stock, stores, fits, title, deleted, ...same } = given;
  return [
    tell('product.upserted', {
      ...same,
      product,
      title: title ?? titleOf(product),
      categories: category,
      compatibleWith: fits,
      ...(brand === undefined ? {} : { brand }),
      ...(price === null ? {} : { price }),
      ...(cost === undefined ? {} : { cost }),
      ...(stock === null ? {} : { stock }),
    }),
    ...Object.entries(stores).map(([store, quantity]) => tell('stock.changed', { product, store, quantity })),
    ...(deleted ? [tell('product.deleted', { product })] : []),
  ];
}

/** `trail-shoes` is called Trail shoes. */
export function titleOf(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
