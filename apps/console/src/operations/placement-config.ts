import { operation } from './operation.js';

/** A placement as it is configured. */
export interface PlacementConfig {
  readonly id: string;
  readonly name: string;
  readonly needs: string | null;
  readonly channel: string;
  readonly intents: readonly { readonly intent: string; readonly share: number }[];
  readonly slots: number;
  readonly goal: string;
  readonly diversity: {
    readonly lambda: number;
    readonly perCategory: number | null;
    readonly perBrand: number | null;
  };
  readonly minPropensity: number;
  readonly budgetMs: number;
  readonly fallback: string;
  readonly constraints: {
    readonly consent: boolean;
    readonly quietHours: { readonly from: number; readonly to: number } | null;
    readonly showPrice: boolean;
  };
  readonly frequencyCap: { readonly times: number; readonly days: number } | null;
  readonly coolDownDays: number;
  readonly marginFloor: number | null;
  readonly discountCap: number;
  readonly exploration: number;
}

/** The configuration as the API takes it: what is left out, or null, gets its default. */
export type PlacementInput = {
  readonly [Field in keyof PlacementConfig]?: PlacementConfig[Field] | null;
} & Pick<PlacementConfig, 'id' | 'name' | 'intents'>;

/** Who changed it last; null for a default. */
export interface PlacementState extends PlacementConfig {
  readonly version: number;
  readonly active: boolean;
  readonly owner: string | null;
  readonly reason: string | null;
  readonly changedAt: string | null;
}

export interface PlacementVersion {
  readonly version: number;
  readonly owner: string;
  readonly reason: string;
  readonly at: string;
  /** JSON. */
  readonly configuration: string;
}

const STATE_FIELDS = /* GraphQL */ `
  fragment PlacementStateFields on Placement {
    id
    name
    needs
    channel
    intents {
      intent
      share
    }
    slots
    goal
    diversity {
      lambda
      perCategory
      perBrand
    }
    minPropensity
    budgetMs
    fallback
    constraints {
      consent
      quietHours {
        from
        to
      }
      showPrice
    }
    frequencyCap {
      times
      days
    }
    coolDownDays
    marginFloor
    discountCap
    exploration
    version
    active
    owner
    reason
    changedAt
  }
`;

/** Every placement that can be asked for, with its configuration. */
export const PlacementConfigsQuery = operation<
  { readonly placements: readonly PlacementState[] },
  Record<string, never>
>(/* GraphQL */ `
  query PlacementConfigs {
    placements {
      ...PlacementStateFields
    }
  }
  ${STATE_FIELDS}
`);

/** One placement with all it has been; null where nobody has named it yet. */
export const PlacementConfigQuery = operation<
  {
    readonly placement: (PlacementState & { readonly versions: readonly PlacementVersion[] }) | null;
  },
  { id: string }
>(/* GraphQL */ `
  query PlacementConfig($id: ID!) {
    placement(id: $id) {
      ...PlacementStateFields
      versions {
        version
        owner
        reason
        at
        configuration
      }
    }
  }
  ${STATE_FIELDS}
`);

/** What came of a change. */
export type PlacementChanged =
  | { readonly __typename: 'SavedPlacement'; readonly version: number }
  | {
      readonly __typename: 'PlacementRefused';
      readonly message: string;
      readonly fields: readonly { readonly field: string; readonly problem: string }[];
    };

const CHANGED = /* GraphQL */ `
  fragment PlacementChanged on PlacementChangeResult {
    __typename
    ... on SavedPlacement {
      version
    }
    ... on PlacementRefused {
      message
      fields {
        field
        problem
      }
    }
  }
`;

export const SavePlacementMutation = operation<
  { readonly savePlacement: PlacementChanged },
  { placement: PlacementInput; reason: string; basedOn: number }
>(/* GraphQL */ `
  mutation SavePlacement($placement: PlacementInput!, $reason: String!, $basedOn: Int) {
    savePlacement(placement: $placement, reason: $reason, basedOn: $basedOn) {
      ...PlacementChanged
    }
  }
  ${CHANGED}
`);

export const RollBackPlacementMutation = operation<
  { readonly rollBackPlacement: PlacementChanged },
  { id: string; version: number; reason: string }
>(/* GraphQL */ `
  mutation RollBackPlacement($id: ID!, $version: Int!, $reason: String!) {
    rollBackPlacement(id: $id, version: $version, reason: $reason) {
      ...PlacementChanged
    }
  }
  ${CHANGED}
`);

export const WithdrawPlacementMutation = operation<
  { readonly withdrawPlacement: PlacementChanged },
  { id: string; reason: string }
>(/* GraphQL */ `
  mutation WithdrawPlacement($id: ID!, $reason: String!) {
    withdrawPlacement(id: $id, reason: $reason) {
      ...PlacementChanged
    }
  }
  ${CHANGED}
`);
