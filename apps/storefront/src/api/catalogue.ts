import type { Product } from '@wherefore/client';
import { ask } from './ask.js';

const PRODUCT = 'id title kind brand available categories { id name } price { amount currency }';

export interface Category {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
}

export interface Listing {
  readonly nodes: readonly Product[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** What is listed: a category, from a place on, or what a search finds. */
export interface ListingQuery {
  readonly search?: string;
  readonly category?: string;
  readonly after?: string;
}

let tree: Promise<readonly Category[]> | null = null;

/** The category tree, asked for once a visit. */
export function loadCategories(): Promise<readonly Category[]> {
  tree ??= ask<{ categories: Category[] }>('{ categories { id name parent } }').then(
    ({ categories }) => categories,
  );
  // A failure is not kept.
  tree.catch(() => (tree = null));
  return tree;
}

/** Null where there is no such product. */
export const loadProduct = async (id: string): Promise<Product | null> =>
  (await ask<{ product: Product | null }>(`query($id: ID!) { product(id: $id) { ${PRODUCT} } }`, { id }))
    .product;

export const loadListing = async (query: ListingQuery): Promise<Listing> =>
  (
    await ask<{ products: Listing }>(
      `query($search: String, $category: ID, $after: String) {
        products(search: $search, category: $category, after: $after, first: 24) {
          nodes { ${PRODUCT} } pageInfo { hasNextPage endCursor }
        }
      }`,
      query,
    )
  ).products;
