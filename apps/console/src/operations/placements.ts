import { operation } from './operation.js';

export interface PlacementsData {
  readonly placements: readonly { readonly id: string; readonly name: string }[];
}

/** The places in a shop that show offers. */
export const PlacementsQuery = operation<PlacementsData, Record<string, never>>(/* GraphQL */ `
  query Placements {
    placements {
      id
      name
    }
  }
`);
