import { LIST_FIELDS } from './offer-fields.js';
import type { OfferList, RequestRefused, SituationInput } from './offers.js';
import { operation } from './operation.js';

/** What should be different; everything else stays as it is. */
export interface Supposition {
  readonly without?: readonly string[];
  readonly cart?: readonly string[];
  readonly viewing?: string;
  readonly segments?: readonly string[];
  readonly products?: readonly {
    readonly product: string;
    readonly stock?: number;
    readonly price?: number;
    readonly active?: boolean;
  }[];
}

/** The list that would be decided; changes and records nothing. */
export const WhatIfQuery = operation<
  { readonly whatIf: OfferList | RequestRefused },
  { input: SituationInput; suppose: Supposition; cypher: boolean }
>(/* GraphQL */ `
  query WhatIf($input: OffersInput!, $suppose: SuppositionInput!, $cypher: Boolean!) {
    whatIf(input: $input, suppose: $suppose) {
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
