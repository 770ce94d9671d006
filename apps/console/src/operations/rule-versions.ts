import { operation } from './operation.js';

/** A version of the rules, to choose one. */
export interface RuleVersion {
  readonly version: number;
  readonly state: string;
}

export const RuleVersionsQuery = operation<
  { readonly ruleSets: readonly RuleVersion[] },
  Record<string, never>
>(/* GraphQL */ `
  query RuleVersions {
    ruleSets(first: 50) {
      version
      state
    }
  }
`);
