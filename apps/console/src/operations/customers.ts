import { operation } from './operation.js';

export interface CustomerSummary {
  readonly id: string;
  readonly country: string | null;
  readonly personalisation: boolean;
}

export interface CustomersData {
  readonly customers: { readonly edges: readonly { readonly node: CustomerSummary }[] };
}

/** Customers whose id contains `search`; the first ones when it is empty. */
export const CustomersQuery = operation<CustomersData, { search: string | null; first: number }>(
  /* GraphQL */ `
    query Customers($search: String, $first: Int) {
      customers(search: $search, first: $first) {
        edges {
          node {
            id
            country
            personalisation
          }
        }
      }
    }
  `,
);
