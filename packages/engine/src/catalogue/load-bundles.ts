import type { ProductFacts } from '@wherefore/contracts';
import { type Graph, loadBundles as statement } from '@wherefore/graph';
import { loadProductFacts } from '../offers/load-product-facts.js';

export interface BundleFacts {
  readonly id: string;
  readonly title: string | null;
  readonly price: number | null;
  readonly parts: readonly {
    readonly product: ProductFacts;
    readonly quantity: number;
    readonly role: string | null;
  }[];
  /** What the parts cost bought one by one; null where a part has no price. */
  readonly partsPrice: number | null;
  /** Every part for sale and in stock in the quantity needed. */
  readonly available: boolean;
}

/** Bundles by id, or those that hold a product, checked part by part. */
export async function loadBundles(
  graph: Graph,
  by: { id: string } | { product: string },
): Promise<BundleFacts[]> {
  const rows = await graph.read(statement, {
    id: 'id' in by ? by.id : null,
    product: 'product' in by ? by.product : null,
  });
  const facts = await loadProductFacts(
    graph,
    rows.flatMap((row) => row.parts.map((part) => part.product)),
  );
  return rows.map((row) => {
    const parts = row.parts.flatMap(({ product, quantity, role }) => {
      const known = facts.get(product);
      return known === undefined ? [] : [{ product: known, quantity, role }];
    });
    const priced = parts.every(({ product }) => product.price !== null);
    return {
      id: row.id,
      title: row.title,
      price: row.price,
      parts,
      partsPrice: priced
        ? parts.reduce((sum, { product, quantity }) => sum + (product.price ?? 0) * quantity, 0)
        : null,
      available: parts.length > 0 && parts.every(({ product, quantity }) => isAvailable(product, quantity)),
    };
  });
}

/** For sale, and in stock in the quantity needed where stock is kept. */
export function isAvailable(product: ProductFacts, quantity = 1): boolean {
  const inStock = product.stock === null || product.stock >= quantity;
  return product.active && !product.deleted && product.title !== null && inStock;
}
