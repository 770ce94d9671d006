import { type Operation, operation } from './operation.js';
import type { RuleInput, RulesRefused } from './rules.js';

export interface SavedRules {
  readonly __typename: 'SavedRules';
  readonly version: number;
}

/** Saves a complete set as a new draft. */
export const SaveRulesMutation = operation<
  { readonly saveRules: SavedRules | RulesRefused },
  { rules: readonly RuleInput[]; reason: string; basedOn: number }
>(/* GraphQL */ `
  mutation SaveRules($rules: [RuleInput!]!, $reason: String!, $basedOn: Int!) {
    saveRules(rules: $rules, reason: $reason, basedOn: $basedOn) {
      __typename
      ... on SavedRules {
        version
      }
      ... on RulesRefused {
        code
        message
      }
    }
  }
`);

/** A version after it was moved on, or why it was not. */
export type Moved = Readonly<
  Record<
    string,
    { readonly __typename: 'RuleSet'; readonly version: number; readonly state: string } | RulesRefused
  >
>;
export type MoveOperation = Operation<Moved, { version: number; reason: string }>;

const MOVED = /* GraphQL */ `
  fragment Moved on RuleSetResult {
    __typename
    ... on RuleSet {
      version
      state
    }
    ... on RulesRefused {
      code
      message
    }
  }
`;

export const SubmitRulesMutation: MoveOperation = operation(/* GraphQL */ `
  mutation SubmitRules($version: Int!, $reason: String!) {
    submitRules(version: $version, reason: $reason) {
      ...Moved
    }
  }
  ${MOVED}
`);
export const ApproveRulesMutation: MoveOperation = operation(/* GraphQL */ `
  mutation ApproveRules($version: Int!, $reason: String!) {
    approveRules(version: $version, reason: $reason) {
      ...Moved
    }
  }
  ${MOVED}
`);
export const RejectRulesMutation: MoveOperation = operation(/* GraphQL */ `
  mutation RejectRules($version: Int!, $reason: String!) {
    rejectRules(version: $version, reason: $reason) {
      ...Moved
    }
  }
  ${MOVED}
`);
export const PublishRulesMutation: MoveOperation = operation(/* GraphQL */ `
  mutation PublishRules($version: Int!, $reason: String!) {
    publishRules(version: $version, reason: $reason) {
      ...Moved
    }
  }
  ${MOVED}
`);
export const RollBackRulesMutation: MoveOperation = operation(/* GraphQL */ `
  mutation RollBackRules($version: Int!, $reason: String!) {
    rollBackRules(version: $version, reason: $reason) {
      ...Moved
    }
  }
  ${MOVED}
`);
