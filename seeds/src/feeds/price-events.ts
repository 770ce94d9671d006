import type { EventInput } from '@wherefore/contracts';
import { isoOf } from '../calendar.js';
import { isSold } from '../catalogue/lifecycles.js';
import { lifecycleOf, type Shop } from '../catalogue/shop.js';
import { COMMERCE } from './commerce-source.js';

/** Every change of price of a product on sale, by time. */
export function priceEvents(shop: Shop): EventInput[] {
  const changes = shop.catalogue.products.flatMap((product) =>
    (shop.prices[product.index] ?? [])
      .filter(({ at }) => isSold(lifecycleOf(shop, product.index), at))
      .map((change, n) => ({ ...change, product, n })),
  );
  changes.sort((a, b) => a.at - b.at);
  return changes.map(({ product, at, price, n }) => ({
    id: `price-${product.id}-${n + 1}`,
    source: COMMERCE,
    type: 'price.changed',
    occurredAt: isoOf(at),
    payload: { product: product.id, price, cost: product.cost, currency: 'EUR' },
  }));
}
