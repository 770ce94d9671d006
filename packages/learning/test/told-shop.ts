import { buildHistory, type PastOrder, type ProductTraits, type PurchaseHistory } from '@wherefore/learning';
import { type DemoShop, generateDemoShop } from '@wherefore/seeds';

/** A demo shop as the miners see it, and what was planted. */
export interface ToldShop {
  readonly truth: DemoShop['truth'];
  readonly history: PurchaseHistory;
  readonly views: PurchaseHistory;
  readonly traits: ReadonlyMap<string, ProductTraits>;
}

export function tellShop(size: { readonly customers?: number; readonly products?: number } = {}): ToldShop {
  const shop = generateDemoShop({ until: '2026-11-01T00:00:00.000Z', ...size });
  const orders: PastOrder[] = [];
  const sessions = new Map<string, { customer: string | null; at: number; products: string[] }>();
  const parents = new Map<string, string | null>();
  const described = new Map<string, Omit<ProductTraits, 'above'>>();
  for (const feed of shop.feeds)
    for (const event of feed.events()) {
      const at = Date.parse(event.occurredAt);
      if (event.type === 'order.placed') {
        const { customer = null, lines } = event.payload;
        orders.push({ customer, at, products: lines.map(({ product }) => product) });
      } else if (event.type === 'product.viewed') {
        const { session = '', customer = null, product } = event.payload;
        const known = sessions.get(session) ?? { customer, at, products: [] };
        known.products.push(product);
        sessions.set(session, known);
      } else if (event.type === 'category.upserted') {
        parents.set(event.payload.category, event.payload.parent ?? null);
      } else if (event.type === 'product.upserted') {
        const { product, title, price = null, brand, categories = [] } = event.payload;
        described.set(product, { title, price, brands: brand === undefined ? [] : [brand], categories });
      }
    }
  const above = (category: string): string[] => {
    const parent = parents.get(category) ?? null;
    return parent === null ? [] : [parent, ...above(parent)];
  };
  const traits = [...described].map(
    ([id, one]) => [id, { ...one, above: one.categories.flatMap(above) }] as const,
  );
  return {
    truth: shop.truth,
    history: buildHistory(orders),
    views: buildHistory(sessions.values()),
    traits: new Map(traits),
  };
}
