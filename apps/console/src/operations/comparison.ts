import type { RequestRefused, SituationInput } from './offers.js';
import { operation } from './operation.js';

export interface ProductDifference {
  readonly product: string;
  readonly title: string;
  readonly rankA: number | null;
  readonly rankB: number | null;
  readonly scoreA: number | null;
  readonly scoreB: number | null;
  readonly refusedA: string | null;
  readonly refusedB: string | null;
  readonly terms: readonly {
    readonly source: string;
    readonly label: string;
    readonly a: number | null;
    readonly b: number | null;
  }[];
}

/** What differs between two lists. */
export interface Comparison {
  readonly __typename: 'Comparison';
  readonly sameOffers: boolean;
  readonly summary: readonly string[];
  readonly products: readonly ProductDifference[];
}

const COMPARISON_FIELDS = /* GraphQL */ `
  fragment ComparisonFields on ComparisonResult {
    __typename
    ... on RequestRefused {
      code
      message
    }
    ... on Comparison {
      sameOffers
      summary
      products {
        product
        title
        rankA
        rankB
        scoreA
        scoreB
        refusedA
        refusedB
        terms {
          source
          label
          a
          b
        }
      }
    }
  }
`;

/** Of two situations, decided now. */
export const CompareQuery = operation<
  { readonly compare: Comparison | RequestRefused },
  { a: SituationInput; b: SituationInput }
>(/* GraphQL */ `
  query Compare($a: OffersInput!, $b: OffersInput!) {
    compare(a: $a, b: $b) {
      ...ComparisonFields
    }
  }
  ${COMPARISON_FIELDS}
`);

/** Of two recorded decisions. */
export const CompareDecisionsQuery = operation<
  { readonly compareDecisions: Comparison | RequestRefused },
  { a: string; b: string }
>(/* GraphQL */ `
  query CompareDecisions($a: ID!, $b: ID!) {
    compareDecisions(a: $a, b: $b) {
      ...ComparisonFields
    }
  }
  ${COMPARISON_FIELDS}
`);
