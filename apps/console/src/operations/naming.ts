import { operation } from './operation.js';

export interface Category {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
}

/** Every category, in order of name. */
export const CategoriesQuery = operation<{ readonly categories: readonly Category[] }, Record<string, never>>(
  /* GraphQL */ `
    query Categories {
      categories {
        id
        name
        parent
      }
    }
  `,
);

/** Brands whose name holds a text. */
export const BrandsQuery = operation<{ readonly brands: readonly string[] }, { search: string }>(
  /* GraphQL */ `
    query Brands($search: String!) {
      brands(search: $search)
    }
  `,
);
