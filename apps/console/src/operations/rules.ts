import { operation } from './operation.js';

export interface RuleAttribute {
  readonly name: string;
  readonly is: readonly (string | number | boolean)[];
}
export interface RuleRange<Bound = number> {
  readonly from: Bound | null;
  readonly to: Bound | null;
}

/** One test of a rule: exactly one of its fields besides `not` is given. */
export interface RuleCondition {
  readonly placement?: readonly string[] | null;
  readonly channel?: readonly string[] | null;
  readonly segment?: readonly string[] | null;
  readonly country?: readonly string[] | null;
  readonly store?: readonly string[] | null;
  readonly visitorAttribute?: RuleAttribute | null;
  readonly date?: RuleRange<string> | null;
  readonly cartHolds?: readonly string[] | null;
  readonly product?: readonly string[] | null;
  readonly category?: readonly string[] | null;
  readonly brand?: readonly string[] | null;
  readonly kind?: readonly string[] | null;
  readonly attribute?: RuleAttribute | null;
  readonly price?: RuleRange | null;
  readonly margin?: RuleRange | null;
  readonly stock?: RuleRange | null;
  readonly intent?: readonly string[] | null;
  readonly not: boolean;
}

/** What a rule does: exactly one field is given. */
export interface RuleAction {
  readonly pin?: number | null;
  readonly boost?: number | null;
  readonly bury?: number | null;
  readonly exclude?: boolean | null;
  readonly include?: boolean | null;
  readonly cap?: { readonly times: number; readonly days: number; readonly per: string } | null;
  readonly discount?: number | null;
  readonly require?: { readonly margin: number | null; readonly propensity: number | null } | null;
}

/** A rule as the API takes it. */
export interface RuleInput {
  readonly id: string;
  readonly name: string;
  readonly when: readonly RuleCondition[];
  readonly then: RuleAction;
  readonly owner?: string;
  readonly reason: string;
  readonly startsAt?: string | null;
  readonly expiresAt: string;
}

/** A rule as it is saved. */
export interface Rule extends RuleInput {
  readonly sentence: string;
  readonly risk: string;
  readonly owner: string;
}

export interface RuleFinding {
  readonly severity: string;
  readonly rules: readonly string[];
  readonly message: string;
}

/** A version without its rules. */
export interface RuleVersion {
  readonly version: number;
  readonly state: string;
  readonly author: string | null;
  readonly reason: string | null;
  readonly at: string | null;
  readonly basedOn: number | null;
  readonly approvedBy: string | null;
  readonly publishedBy: string | null;
  readonly publishedAt: string | null;
}

export interface RuleSet extends RuleVersion {
  readonly rules: readonly Rule[];
  readonly findings: readonly RuleFinding[];
}

export interface RulesRefused {
  readonly __typename: 'RulesRefused';
  readonly code: string;
  readonly message: string;
}

const VERSION_FIELDS = /* GraphQL */ `
  fragment VersionFields on RuleSet {
    version
    state
    author
    reason
    at
    basedOn
    approvedBy
    publishedBy
    publishedAt
  }
`;

const RULE_FIELDS = /* GraphQL */ `
  fragment AttributeFields on RuleAttribute {
    name
    is
  }
  fragment RangeFields on RuleRange {
    from
    to
  }
  fragment RuleFields on Rule {
    id
    name
    sentence
    risk
    owner
    reason
    startsAt
    expiresAt
    when {
      placement
      channel
      segment
      country
      store
      visitorAttribute {
        ...AttributeFields
      }
      date {
        from
        to
      }
      cartHolds
      product
      category
      brand
      kind
      attribute {
        ...AttributeFields
      }
      price {
        ...RangeFields
      }
      margin {
        ...RangeFields
      }
      stock {
        ...RangeFields
      }
      intent
      not
    }
    then {
      pin
      boost
      bury
      exclude
      include
      cap {
        times
        days
        per
      }
      discount
      require {
        margin
        propensity
      }
    }
  }
`;

/** Versions, newest first, and the one that offers are decided with. */
export const RuleSetsQuery = operation<
  {
    readonly ruleSets: readonly (RuleVersion & { readonly rules: readonly { readonly id: string }[] })[];
    readonly publishedRules: Pick<RuleSet, 'version' | 'rules' | 'publishedAt' | 'publishedBy'>;
  },
  { first: number }
>(/* GraphQL */ `
  query RuleSets($first: Int!) {
    ruleSets(first: $first) {
      ...VersionFields
      rules {
        id
      }
    }
    publishedRules {
      version
      publishedAt
      publishedBy
      rules {
        ...RuleFields
      }
    }
  }
  ${VERSION_FIELDS}
  ${RULE_FIELDS}
`);

/** One version with its rules and what is wrong with them. */
export const RuleSetQuery = operation<
  { readonly ruleSet: RuleSet | null; readonly publishedRules: { readonly version: number } },
  { version: number }
>(/* GraphQL */ `
  query RuleSet($version: Int!) {
    ruleSet(version: $version) {
      ...VersionFields
      findings {
        severity
        rules
        message
      }
      rules {
        ...RuleFields
      }
    }
    publishedRules {
      version
    }
  }
  ${VERSION_FIELDS}
  ${RULE_FIELDS}
`);

/** What an editor begins with: the rules that hold. */
export const PublishedRulesQuery = operation<
  { readonly publishedRules: { readonly version: number; readonly rules: readonly Rule[] } },
  Record<string, never>
>(/* GraphQL */ `
  query PublishedRules {
    publishedRules {
      version
      rules {
        ...RuleFields
      }
    }
  }
  ${RULE_FIELDS}
`);

/** A rule of a difference, as it is read. */
export type ReadRule = Pick<Rule, 'id' | 'name' | 'sentence' | 'risk' | 'owner' | 'reason'>;
export interface RuleDiff {
  readonly __typename: 'RuleDiff';
  readonly added: readonly ReadRule[];
  readonly removed: readonly ReadRule[];
  readonly changed: readonly { readonly before: ReadRule; readonly after: ReadRule }[];
}

/** What differs between two versions. */
export const RuleSetDiffQuery = operation<
  { readonly ruleSetDiff: RuleDiff | RulesRefused },
  { from: number; to: number }
>(/* GraphQL */ `
  query RuleSetDiff($from: Int!, $to: Int!) {
    ruleSetDiff(from: $from, to: $to) {
      __typename
      ... on RulesRefused {
        code
        message
      }
      ... on RuleDiff {
        added {
          ...ReadRule
        }
        removed {
          ...ReadRule
        }
        changed {
          before {
            ...ReadRule
          }
          after {
            ...ReadRule
          }
        }
      }
    }
  }
  fragment ReadRule on Rule {
    id
    name
    sentence
    risk
    owner
    reason
  }
`);

export interface RuleChange {
  readonly at: string;
  readonly who: string;
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly why: string | null;
}

/** Who did what to the rules, latest first. */
export const RuleChangesQuery = operation<{ readonly ruleChanges: readonly RuleChange[] }, { first: number }>(
  /* GraphQL */ `
    query RuleChanges($first: Int!) {
      ruleChanges(first: $first) {
        at
        who
        what
        before
        after
        why
      }
    }
  `,
);

/** What is wrong with rules that are not saved. */
export const LintRulesQuery = operation<
  { readonly lintRules: readonly RuleFinding[] },
  { rules: readonly RuleInput[] }
>(/* GraphQL */ `
  query LintRules($rules: [RuleInput!]!) {
    lintRules(rules: $rules) {
      severity
      rules
      message
    }
  }
`);
