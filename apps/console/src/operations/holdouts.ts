import { operation } from './operation.js';

/** Visitors who are never personalised, so that one can tell what that earns. */
export interface Holdout {
  /** `everywhere`, or a placement. */
  readonly id: string;
  readonly share: number;
  readonly since: string;
}

export const HoldoutsQuery = operation<{ readonly holdouts: readonly Holdout[] }, Record<string, never>>(
  /* GraphQL */ `
    query Holdouts {
      holdouts {
        id
        share
        since
      }
    }
  `,
);

export const HoldOutMutation = operation<
  {
    readonly holdOut:
      | { readonly __typename: 'HoldoutsChanged' }
      | { readonly __typename: 'ExperimentRefused'; readonly message: string };
  },
  { id: string; share: number; reason: string }
>(/* GraphQL */ `
  mutation HoldOut($id: ID!, $share: Float!, $reason: String!) {
    holdOut(id: $id, share: $share, reason: $reason) {
      __typename
      ... on ExperimentRefused {
        message
      }
    }
  }
`);
