import { LIST_FIELDS } from './offer-fields.js';
import type { OfferList, RequestRefused, SituationInput } from './offers.js';
import { operation } from './operation.js';
import type { PlacementInput } from './placement-config.js';

/** What should be different; everything else stays as it is. */
export interface Supposition {
  readonly without?: readonly string[];
  readonly cart?: readonly string[];
  /** Null: nothing is looked at. */
  readonly viewing?: string | null;
  readonly segments?: readonly string[];
  readonly products?: readonly {
    readonly product: string;
    readonly stock?: number;
    readonly price?: number;
    readonly active?: boolean;
  }[];
  /** A configuration that holds instead of the placement's; it need not be saved. */
  readonly placement?: PlacementInput;
  /** A version of the rules that holds instead, in whatever state; 0 is no rules. */
  readonly rules?: number;
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
