import { operation } from './operation.js';
import type { RuleInput, RulesRefused } from './rules.js';

export interface ExpectedMoney {
  readonly revenue: number;
  readonly margin: number;
  readonly value: number;
}
export interface ProductMovement {
  readonly product: string;
  readonly title: string;
  readonly before: number;
  readonly after: number;
  readonly gained: number;
  readonly lost: number;
  readonly moved: number;
  readonly revenueBefore: number;
  readonly revenueAfter: number;
}
export interface RuleEffect {
  readonly rule: string;
  readonly name: string;
  readonly changed: number;
  readonly gained: number;
  readonly lost: number;
  readonly moved: number;
  readonly with: ExpectedMoney;
  readonly without: ExpectedMoney;
}
export interface PlacementSimulation {
  readonly placement: string;
  readonly decisions: number;
  readonly changed: number;
  readonly before: ExpectedMoney;
  readonly after: ExpectedMoney;
  readonly products: readonly ProductMovement[];
  readonly rules: readonly RuleEffect[];
}

/** Recorded decisions, decided again. Figures of several add up. */
export interface RulesSimulation {
  readonly __typename: 'RulesSimulation';
  readonly decisions: number;
  readonly gone: number;
  readonly next: string | null;
  readonly placements: readonly PlacementSimulation[];
  readonly unpriced: readonly string[];
}

/** Which rules are tried: a version, or rules that are not saved. */
export interface RulesQuestion {
  readonly version?: number;
  readonly rules?: readonly RuleInput[];
  readonly against?: number;
  readonly at?: string;
}

export const SimulateRulesQuery = operation<
  { readonly simulateRules: RulesSimulation | RulesRefused },
  { question: RulesQuestion; first: number; before: string | null }
>(/* GraphQL */ `
  query SimulateRules($question: RulesQuestionInput!, $first: Int!, $before: ID) {
    simulateRules(question: $question, first: $first, before: $before) {
      __typename
      ... on RulesRefused {
        code
        message
      }
      ... on RulesSimulation {
        decisions
        gone
        next
        unpriced
        placements {
          placement
          decisions
          changed
          before {
            ...Money
          }
          after {
            ...Money
          }
          products {
            product
            title
            before
            after
            gained
            lost
            moved
            revenueBefore
            revenueAfter
          }
          rules {
            rule
            name
            changed
            gained
            lost
            moved
            with {
              ...Money
            }
            without {
              ...Money
            }
          }
        }
      }
    }
  }
  fragment Money on ExpectedMoney {
    revenue
    margin
    value
  }
`);
