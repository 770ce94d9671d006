import type { RequestRefused, SituationInput } from './offers.js';
import { operation } from './operation.js';

/** Why a product is not in a list. */
export interface WhyNot {
  readonly __typename: 'WhyNot';
  readonly product: string;
  readonly title: string | null;
  /** Where it fell: unknown, no-evidence, refused, below-pool, lost, composition, or shown. */
  readonly stage: string;
  readonly rule: string | null;
  readonly rank: number | null;
  readonly candidates: number;
  readonly sentence: string;
  readonly margin: {
    readonly factor: number | null;
    readonly logOdds: number | null;
    readonly lostTo: { readonly product: string; readonly title: string };
  } | null;
  /** All entries are needed, and of each one alternative. */
  readonly changes: readonly (readonly { readonly kind: string; readonly sentence: string }[])[];
}

const WHY_NOT_FIELDS = /* GraphQL */ `
  fragment WhyNotFields on WhyNotResult {
    __typename
    ... on RequestRefused {
      code
      message
    }
    ... on WhyNot {
      product
      title
      stage
      rule
      rank
      candidates
      sentence
      margin {
        factor
        logOdds
        lostTo {
          product
          title
        }
      }
      changes {
        kind
        sentence
      }
    }
  }
`;

/** For a situation, as it would be decided now. */
export const WhyNotQuery = operation<
  { readonly whyNot: WhyNot | RequestRefused },
  { input: SituationInput; product: string }
>(/* GraphQL */ `
  query WhyNot($input: OffersInput!, $product: ID!) {
    whyNot(input: $input, product: $product) {
      ...WhyNotFields
    }
  }
  ${WHY_NOT_FIELDS}
`);

/** For a recorded decision. */
export const WhyNotOfferedQuery = operation<
  { readonly whyNotOffered: WhyNot | RequestRefused },
  { decision: string; product: string }
>(/* GraphQL */ `
  query WhyNotOffered($decision: ID!, $product: ID!) {
    whyNotOffered(decisionId: $decision, product: $product) {
      ...WhyNotFields
    }
  }
  ${WHY_NOT_FIELDS}
`);
