import type { EventInput } from '@wherefore/contracts';
import { isoOf } from '../calendar.js';
import type { Bundle } from '../catalogue/build-bundles.js';
import { productId, type Product } from '../catalogue/product.js';
import { currentPrice, lifecycleOf, type Shop } from '../catalogue/shop.js';
import { DEPARTMENTS } from '../vocabulary/departments.js';
import { SOFTWARE_AISLE, SOFTWARE_DEPARTMENT, SOFTWARE_MAKERS } from '../vocabulary/software.js';
import { COMMERCE } from './commerce-source.js';
import { openingStock } from './stock-events.js';

/** Categories, then products, then bundles, all dated at the start of the history. */
export function* catalogueAtStart(shop: Shop): Generator<EventInput> {
  const at = shop.settings.start;
  for (const { id, name, parent } of categories()) {
    yield {
      id: `category-${id}`,
      source: COMMERCE,
      type: 'category.upserted',
      occurredAt: isoOf(at),
      payload: { category: id, name, ...(parent === null ? {} : { parent }) },
    };
  }
  for (const product of shop.catalogue.products) {
    if (lifecycleOf(shop, product.index).from <= at) yield upserted(shop, product, { at, active: true });
  }
  for (const bundle of shop.bundles) yield bundleUpserted(bundle, at);
}

/** Products that came later, and products that went, by time. */
export function launchesAndEndings(shop: Shop): EventInput[] {
  const { start, end } = shop.settings;
  const events = shop.catalogue.products.flatMap((product): EventInput[] => {
    const { from, until, ending } = lifecycleOf(shop, product.index);
    if (from > start && from < end) return [upserted(shop, product, { at: from, active: true })];
    if (until >= end) return [];
    if (ending === 'inactive') return [upserted(shop, product, { at: until, active: false })];
    const envelope = { id: `deleted-${product.id}`, source: COMMERCE, occurredAt: isoOf(until) } as const;
    return [{ ...envelope, type: 'product.deleted', payload: { product: product.id } }];
  });
  return events.sort((a, b) => (a.occurredAt < b.occurredAt ? -1 : a.occurredAt > b.occurredAt ? 1 : 0));
}

interface Category {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
}

/** Parents before children. */
function categories(): Category[] {
  const goods = DEPARTMENTS.flatMap(({ id, name, aisles }): Category[] => [
    { id, name, parent: null },
    ...aisles.flatMap((aisle): Category[] => [
      { id: aisle.id, name: aisle.name, parent: id },
      ...aisle.shelves.map((shelf) => ({ id: shelf.id, name: shelf.name, parent: aisle.id })),
    ]),
  ]);
  return [
    ...goods,
    { ...SOFTWARE_DEPARTMENT, parent: null },
    { ...SOFTWARE_AISLE, parent: SOFTWARE_DEPARTMENT.id },
    ...SOFTWARE_MAKERS.map(({ shelf }) => ({ ...shelf, parent: SOFTWARE_AISLE.id })),
  ];
}

function upserted(shop: Shop, product: Product, { at, active }: { at: number; active: boolean }): EventInput {
  const { links } = shop;
  const upgradesTo = links.upgrades
    .filter(([lesser]) => lesser === product.index)
    .map(([, better]) => better);
  const compatibleWith = links.complements
    .filter(({ to, fits }) => fits && to === product.index)
    .map(({ from }) => from);
  return {
    id: `product-${product.id}-${active ? 'listed' : 'withdrawn'}`,
    source: COMMERCE,
    type: 'product.upserted',
    occurredAt: isoOf(at),
    payload: {
      product: product.id,
      title: product.title,
      description: product.description,
      kind: product.kind,
      brand: product.brand,
      categories: [product.shelf],
      attributes: { ...product.attributes },
      price: currentPrice(shop, product, at),
      cost: product.cost,
      currency: 'EUR',
      ...(product.kind === 'good' ? { stock: openingStock(shop, product) } : {}),
      active,
      upgradesTo: upgradesTo.map(productId),
      requires: (links.requiresOf.get(product.index) ?? []).map(productId),
      compatibleWith: compatibleWith.map(productId),
    },
  };
}

function bundleUpserted({ id, title, price, main, accessories }: Bundle, at: number): EventInput {
  return {
    id: `bundle-${id}`,
    source: COMMERCE,
    type: 'bundle.upserted',
    occurredAt: isoOf(at),
    payload: {
      bundle: id,
      title,
      price,
      parts: [
        { product: main.id, quantity: 1, role: 'main' },
        ...accessories.map((accessory) => ({ product: accessory.id, quantity: 1, role: 'accessory' })),
      ],
    },
  };
}
