import { LIST_FIELDS } from './offer-fields.js';
import type { Offer } from './offer-model.js';
import type { OfferList, Refusal, RequestRefused } from './offers.js';
import { operation } from './operation.js';

/** A recorded decision as a line of a list. */
export interface DecisionLine {
  readonly id: string;
  readonly at: string;
  readonly placement: string;
  readonly customer: string | null;
  readonly viewing: string | null;
  readonly products: readonly string[];
  readonly epoch: string | null;
  readonly rules: number;
}

export const DecisionsQuery = operation<
  { readonly decisions: readonly DecisionLine[] },
  { first: number; customer: string | null; placement: string | null }
>(/* GraphQL */ `
  query Decisions($first: Int!, $customer: ID, $placement: String) {
    decisions(first: $first, customer: $customer, placement: $placement) {
      id
      at
      placement
      customer
      viewing
      products
      epoch
      rules
    }
  }
`);

/** A decision as it was answered; people by pseudonym. */
export interface RecordedDecision {
  readonly __typename: 'RecordedDecision';
  readonly id: string;
  readonly at: string;
  readonly placement: string;
  readonly request: {
    readonly customer: string | null;
    readonly viewing: string | null;
    readonly cart: readonly string[];
    readonly recentlyViewed: readonly string[];
    readonly channel: string | null;
    readonly store: string | null;
    readonly locale: string | null;
    readonly first: number;
  };
  readonly epoch: string | null;
  readonly rules: number;
  readonly personalised: boolean;
  readonly candidates: number;
  readonly notes: readonly string[];
  readonly degraded: readonly string[];
  readonly offers: readonly Offer[];
  readonly refused: readonly Refusal[];
  /** Computed once more from what it was computed from. */
  readonly repeated: {
    readonly equal: boolean;
    readonly differences: readonly string[];
    readonly impossible: string | null;
    readonly list: OfferList | null;
  } | null;
}

export const DecisionQuery = operation<
  { readonly decision: RecordedDecision | RequestRefused },
  { id: string; cypher: boolean }
>(/* GraphQL */ `
  query Decision($id: ID!, $cypher: Boolean!) {
    decision(id: $id) {
      __typename
      ... on RequestRefused {
        code
        message
      }
      ... on RecordedDecision {
        id
        at
        placement
        request {
          customer
          viewing
          cart
          recentlyViewed
          channel
          store
          locale
          first
        }
        epoch
        rules
        personalised
        candidates
        notes
        degraded
        refused {
          productId
          rule
          reason
          by
        }
        offers {
          ...OfferFields
        }
        repeated {
          equal
          differences
          impossible
          list {
            ...ListFields
          }
        }
      }
    }
  }
  ${LIST_FIELDS}
`);
