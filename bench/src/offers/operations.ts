import { postJson } from '../load/request.js';

/** How many offers every measured request asks for, and every right answer holds. */
export const FIRST = 10;

const STOREFRONT = `query Storefront($input: OffersInput!) {
  offers(input: $input) {
    ... on OfferList {
      id
      offers {
        rank
        product { id title }
        price { amount currency }
        score
        because {
          headline
          firstPath { text nodes { label id name } relationships { type from to } }
        }
      }
    }
  }
}`;

const PATH = `contribution text
  nodes { label id name }
  relationships { type from to source epoch at properties { name value } }`;

const MERCHANDISER = `query Merchandiser($input: OffersInput!) {
  offers(input: $input) {
    ... on OfferList {
      id at placement personalised notes degraded tookMs
      offers {
        rank
        product { id title kind brand categories { id name } price { amount currency } stock available }
        price { amount currency }
        score
        propensity
        because {
          headline
          score
          contributions { kind source label value share coefficient weight strength path { ${PATH} } }
          paths { ${PATH} }
          cypher { statement parameters browser browserUrl }
        }
      }
      refused { productId rule reason }
    }
  }
}`;

const PATHS = `query Paths($input: OffersInput!) {
  offers(input: $input) {
    ... on OfferList {
      id personalised
      offers {
        rank
        product { id }
        because { contributions { source path { nodes { label id name } } } }
      }
    }
  }
}`;

/** What is asked for: what a shop window needs, everything that a merchandiser can see, or what an offer rests on. */
export const SELECTIONS = { storefront: STOREFRONT, merchandiser: MERCHANDISER, paths: PATHS } as const;
export type Selection = keyof typeof SELECTIONS;

/** Stands in every offer once, and in no text, because quotes are escaped there. */
export const OFFER_MARK = '"rank":';

/** The GraphQL request for one customer's offers, as JSON. */
export function offersBody(selection: Selection, customer: string): object {
  return {
    query: SELECTIONS[selection],
    variables: { input: { customer, placement: 'home', first: FIRST } },
  };
}

/** The same as bytes to send. */
export const offersRequest = (
  selection: Selection,
  customer: string,
  headers: Readonly<Record<string, string>>,
): Buffer => postJson('/graphql', offersBody(selection, customer), headers);
