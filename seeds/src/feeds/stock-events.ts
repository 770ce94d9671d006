import type { EventInput } from '@wherefore/contracts';
import { DAY_MS, isoOf } from '../calendar.js';
import { isSold } from '../catalogue/lifecycles.js';
import type { Product } from '../catalogue/product.js';
import { lifecycleOf, type Shop } from '../catalogue/shop.js';
import { randomFor } from '../chance/random.js';
import { COMMERCE } from './commerce-source.js';

const OUT_OF_STOCK = 0.04;
const COUNTS = 2;

/** Pieces on hand when the product is listed: more of what sells more. */
export const openingStock = (shop: Shop, product: Product): number => onHand(shop, product, 'opening');

/** Counts in the course of the history, by time. */
export function stockCounts(shop: Shop): EventInput[] {
  const { seed, start, end } = shop.settings;
  const counts = goodsOf(shop).flatMap((product) => {
    const random = randomFor(seed, 'stock-days', product.id);
    return Array.from({ length: COUNTS }, (_, n) => ({
      product,
      n,
      at: Math.floor(random.between(start + DAY_MS, end - DAY_MS)),
    })).filter(({ at }) => isSold(lifecycleOf(shop, product.index), at));
  });
  counts.sort((a, b) => a.at - b.at);
  return counts.map(({ product, n, at }) =>
    stockEvent(product, { at, name: `${n}` }, onHand(shop, product, `${n}`)),
  );
}

/** What is on hand as the history ends, for everything on sale; a few products are out of stock. */
export function* stockAtEnd(shop: Shop): Generator<EventInput> {
  const { seed, end } = shop.settings;
  for (const product of goodsOf(shop)) {
    if (!isSold(lifecycleOf(shop, product.index), end)) continue;
    const out = randomFor(seed, 'out-of-stock', product.id).chance(OUT_OF_STOCK);
    yield stockEvent(product, { at: end, name: 'now' }, out ? 0 : onHand(shop, product, 'now'));
  }
}

const goodsOf = (shop: Shop): Product[] => shop.catalogue.products.filter(({ kind }) => kind === 'good');

function onHand({ settings }: Shop, product: Product, occasion: string): number {
  const usual = (product.staple ? 900 : 140) / (1 + product.rank * 0.4);
  return Math.max(
    1,
    Math.round(randomFor(settings.seed, 'stock', product.id, occasion).logNormal(usual, 0.5)),
  );
}

function stockEvent(product: Product, when: { at: number; name: string }, quantity: number): EventInput {
  return {
    id: `stock-${product.id}-${when.name}`,
    source: COMMERCE,
    type: 'stock.changed',
    occurredAt: isoOf(when.at),
    payload: { product: product.id, quantity },
  };
}
