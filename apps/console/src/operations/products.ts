import { operation } from './operation.js';

export interface ProductSummary {
  readonly id: string;
  readonly title: string;
  readonly brand: string | null;
}

export interface ProductsData {
  readonly products: { readonly edges: readonly { readonly node: ProductSummary }[] };
}

/** Products whose title or id matches `search`; the first ones when it is empty. */
export const ProductsQuery = operation<ProductsData, { search: string | null; first: number }>(/* GraphQL */ `
  query Products($search: String, $first: Int) {
    products(search: $search, first: $first) {
      edges {
        node {
          id
          title
          brand
        }
      }
    }
  }
`);

export interface ProductData {
  readonly product: ProductSummary | null;
}

/** One product, to name an id that came with a link. */
export const ProductQuery = operation<ProductData, { id: string }>(/* GraphQL */ `
  query Product($id: ID!) {
    product(id: $id) {
      id
      title
      brand
    }
  }
`);
