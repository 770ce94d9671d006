import { LIST_FIELDS } from './offer-fields.js';
import type { Money, Offer } from './offer-model.js';
import { operation } from './operation.js';

/** A situation that offers are asked for in. */
export interface SituationInput {
  readonly customer?: string;
  readonly placement: string;
  readonly viewing?: string;
  readonly cart: readonly string[];
  readonly first: number;
}

export interface OffersVariables {
  readonly input: SituationInput;
  /** Ask for the Cypher too, which is for analysts. */
  readonly cypher: boolean;
}

export interface Refusal {
  readonly productId: string;
  readonly rule: string;
  readonly reason: string;
  /** The merchandiser's rule behind it, if it is one. */
  readonly by: string | null;
}

export interface NamedCount {
  readonly name: string;
  readonly count: number;
}

/** How many candidates passed each stage of a decision. */
export interface Funnel {
  readonly sources: readonly NamedCount[];
  readonly candidates: number;
  readonly examined: number;
  readonly refused: readonly NamedCount[];
  readonly eligible: number;
  readonly shown: number;
}

export interface BundleOffer {
  readonly id: string;
  readonly title: string;
  readonly headline: string;
  readonly score: number;
  readonly price: Money | null;
  readonly saving: Money | null;
  readonly parts: readonly {
    readonly quantity: number;
    readonly held: boolean;
    readonly product: { readonly id: string; readonly title: string };
  }[];
}

export interface OfferList {
  readonly __typename: 'OfferList';
  /** Null for suppositions. */
  readonly id: string | null;
  readonly at: string;
  readonly placement: string;
  readonly epoch: string | null;
  readonly rules: number;
  readonly personalised: boolean;
  readonly candidates: number;
  readonly notes: readonly string[];
  readonly degraded: readonly string[];
  readonly offers: readonly Offer[];
  readonly bundles: readonly BundleOffer[];
  readonly funnel: Funnel;
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
        ...ListFields
      }
    }
  }
  ${LIST_FIELDS}
`);
