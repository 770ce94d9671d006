import { operation } from './operation.js';

export type ExperimentStatus = 'draft' | 'running' | 'stopped' | 'decided' | 'archived';

export interface ExperimentArm {
  readonly id: string;
  readonly title: string | null;
  readonly weight: number;
  /** JSON. */
  readonly changes: string;
}

/** Something that is tried on part of the visitors. */
export interface Experiment {
  readonly id: string;
  readonly title: string;
  readonly hypothesis: string;
  readonly owner: string;
  readonly status: ExperimentStatus;
  readonly unit: string;
  readonly arms: readonly ExperimentArm[];
  readonly metrics: readonly string[];
  readonly guardrails: readonly { readonly metric: string; readonly margin: number }[];
  readonly share: number;
  readonly ramp: number;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly stoppedAt: string | null;
  readonly outcome: string | null;
  readonly decidedArm: string | null;
  readonly by: string;
  readonly reason: string;
  /** The whole design, JSON. */
  readonly design: string;
}

export const EXPERIMENT_FIELDS = /* GraphQL */ `
  fragment ExperimentFields on Experiment {
    id
    title
    hypothesis
    owner
    status
    unit
    arms {
      id
      title
      weight
      changes
    }
    metrics
    guardrails {
      metric
      margin
    }
    share
    ramp
    createdAt
    startedAt
    stoppedAt
    outcome
    decidedArm
    by
    reason
    design
  }
`;

export const ExperimentsQuery = operation<
  { readonly experiments: readonly Experiment[] },
  Record<string, never>
>(/* GraphQL */ `
  query Experiments {
    experiments {
      ...ExperimentFields
    }
  }
  ${EXPERIMENT_FIELDS}
`);

export const ExperimentQuery = operation<{ readonly experiment: Experiment | null }, { id: string }>(
  /* GraphQL */ `
    query Experiment($id: ID!) {
      experiment(id: $id) {
        ...ExperimentFields
      }
    }
    ${EXPERIMENT_FIELDS}
  `,
);
