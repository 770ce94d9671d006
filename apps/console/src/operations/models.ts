import type { NamedCount } from './offers.js';
import { operation } from './operation.js';

/** Something that was learned: an epoch, immutable, under the hash of its content. */
export interface ModelVersion {
  readonly id: string;
  readonly hash: string;
  /** What points at it: current, previous, canary, shadow. */
  readonly aliases: readonly string[];
  /** Null where only the record is left. */
  readonly epoch: string | null;
  readonly at: string;
  readonly by: string;
  readonly reason: string;
  readonly code: string;
  readonly snapshot: string;
  readonly until: string;
  readonly metrics: readonly { readonly name: string; readonly value: number }[];
  readonly edges: number;
  readonly volumes: readonly NamedCount[];
}

export interface Rollout {
  readonly id: string;
  readonly model: string;
  /** running, promoted or rolled-back. */
  readonly state: string;
  readonly steps: readonly number[];
  readonly step: number;
  readonly startedAt: string;
  readonly by: string;
  readonly reason: string;
  readonly endedAt: string | null;
  readonly ending: string | null;
  readonly verdicts: readonly { readonly guard: string; readonly outcome: string; readonly detail: string }[];
}

export interface LearningRun {
  readonly id: string;
  readonly state: string;
  readonly stage: string | null;
  readonly by: string;
  readonly reason: string;
  readonly startedAt: string | null;
}

export interface DriftFinding {
  readonly of: string;
  readonly name: string;
  readonly level: string;
  readonly detail: string;
  readonly advice: string | null;
}

export interface DriftReport {
  readonly at: string;
  readonly model: string | null;
  readonly findings: readonly DriftFinding[];
  /** Why it is time to learn again; null where it is not. */
  readonly retrain: string | null;
}

export const ModelsQuery = operation<
  {
    readonly models: readonly ModelVersion[];
    readonly rollouts: readonly Rollout[];
    readonly learning: readonly LearningRun[];
    readonly drift: DriftReport | null;
  },
  Record<string, never>
>(/* GraphQL */ `
  query Models {
    models {
      id
      hash
      aliases
      epoch
      at
      by
      reason
      code
      snapshot
      until
      metrics {
        name
        value
      }
      edges
      volumes {
        name
        count
      }
    }
    rollouts {
      id
      model
      state
      steps
      step
      startedAt
      by
      reason
      endedAt
      ending
      verdicts {
        guard
        outcome
        detail
      }
    }
    learning {
      id
      state
      stage
      by
      reason
      startedAt
    }
    drift {
      at
      model
      findings {
        of
        name
        level
        detail
        advice
      }
      retrain
    }
  }
`);

export interface ShadowFigures {
  readonly decisions: number;
  readonly errors: number;
  readonly overlap: number | null;
  readonly empty: number;
  readonly servedEmpty: number;
  readonly p95Ms: number | null;
  readonly servedP95Ms: number | null;
}

export const ShadowFiguresQuery = operation<{ readonly shadowFigures: ShadowFigures }, { model: string }>(
  /* GraphQL */ `
    query ShadowFigures($model: ID!) {
      shadowFigures(model: $model) {
        decisions
        errors
        overlap
        empty
        servedEmpty
        p95Ms
        servedP95Ms
      }
    }
  `,
);

/** What became of a change of what is served. */
export interface ModelResult {
  readonly version: { readonly id: string } | null;
  readonly refused: string | null;
  readonly checks: readonly { readonly name: string; readonly holds: boolean; readonly detail: string }[];
}

const RESULT = /* GraphQL */ `
  fragment ResultFields on ModelResult {
    version {
      id
    }
    refused
    checks {
      name
      holds
      detail
    }
  }
`;

export const PromoteModelMutation = operation<
  { readonly promoteModel: ModelResult },
  { version: string; to: string; reason: string; anyway: boolean }
>(/* GraphQL */ `
  mutation PromoteModel($version: ID!, $to: String!, $reason: String!, $anyway: Boolean!) {
    promoteModel(version: $version, to: $to, reason: $reason, anyway: $anyway) {
      ...ResultFields
    }
  }
  ${RESULT}
`);

export const RollBackModelMutation = operation<{ readonly rollBackModel: ModelResult }, { reason: string }>(
  /* GraphQL */ `
    mutation RollBackModel($reason: String!) {
      rollBackModel(reason: $reason) {
        ...ResultFields
      }
    }
    ${RESULT}
  `,
);

export const LearnMutation = operation<{ readonly learn: boolean }, { reason: string; as: string }>(
  /* GraphQL */ `
    mutation Learn($reason: String!, $as: String!) {
      learn(reason: $reason, as: $as)
    }
  `,
);
