import type { Offer } from './offer-model.js';
import { operation } from './operation.js';

export interface OffersVariables {
  readonly input: {
    readonly customer?: string;
    readonly placement: string;
    readonly viewing?: string;
    readonly cart: readonly string[];
    readonly first: number;
  };
  /** Ask for the Cypher too, which is for analysts. */
  readonly cypher: boolean;
}

export interface Refusal {
  readonly productId: string;
  readonly rule: string;
  readonly reason: string;
}

export interface OfferList {
  readonly __typename: 'OfferList';
  readonly id: string;
  readonly at: string;
  readonly placement: string;
  readonly epoch: string | null;
  readonly personalised: boolean;
  readonly candidates: number;
  readonly notes: readonly string[];
  readonly degraded: readonly string[];
  readonly offers: readonly Offer[];
  readonly refused: readonly Refusal[];
  readonly empty: { readonly code: string; readonly message: string } | null;
}

/** An expected no: understood, and not answerable as asked. */
export interface RequestRefused {
  readonly __typename: 'RequestRefused';
  readonly code: string;
  readonly message: string;
}

export interface OffersData {
  readonly offers: OfferList | RequestRefused;
}

/** Decides offers for a situation, each with every contribution to its score. */
export const OffersQuery = operation<OffersData, OffersVariables>(/* GraphQL */ `
  query Offers($input: OffersInput!, $cypher: Boolean!) {
    offers(input: $input) {
      __typename
      ... on RequestRefused {
        code
        message
      }
      ... on OfferList {
        id
        at
        placement
        epoch
        personalised
        candidates
        notes
        degraded
        empty {
          code
          message
        }
        refused {
          productId
          rule
          reason
        }
        offers {
          rank
          score
          propensity
          price {
            amount
            currency
          }
          product {
            id
            title
            brand
          }
          because {
            headline
            cypher @include(if: $cypher) {
              statement
              parameters
              browser
              browserUrl
            }
            contributions {
              kind
              source
              label
              value
              coefficient
              weight
              strength
              path {
                text
                nodes {
                  label
                  id
                  name
                }
                relationships {
                  type
                  from
                  to
                  source
                  epoch
                  at
                  properties {
                    name
                    value
                  }
                }
              }
            }
          }
        }
      }
    }
  }
`);
