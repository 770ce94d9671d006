import { EXPERIMENT_FIELDS, type Experiment } from './experiments.js';
import { operation } from './operation.js';

/** An experiment after a change, or why it was not changed. */
export type ExperimentResult =
  | ({ readonly __typename: 'Experiment' } & Experiment)
  | { readonly __typename: 'ExperimentRefused'; readonly message: string };

const RESULT_FIELDS = /* GraphQL */ `
  fragment ExperimentResultFields on ExperimentResult {
    __typename
    ... on Experiment {
      ...ExperimentFields
    }
    ... on ExperimentRefused {
      message
    }
  }
  ${EXPERIMENT_FIELDS}
`;

export const DesignExperimentMutation = operation<
  { readonly designExperiment: ExperimentResult },
  { design: string; reason: string }
>(/* GraphQL */ `
  mutation DesignExperiment($design: String!, $reason: String!) {
    designExperiment(design: $design, reason: $reason) {
      ...ExperimentResultFields
    }
  }
  ${RESULT_FIELDS}
`);

export const StartExperimentMutation = operation<
  { readonly startExperiment: ExperimentResult },
  { id: string; ramp: number; reason: string }
>(/* GraphQL */ `
  mutation StartExperiment($id: ID!, $ramp: Float!, $reason: String!) {
    startExperiment(id: $id, ramp: $ramp, reason: $reason) {
      ...ExperimentResultFields
    }
  }
  ${RESULT_FIELDS}
`);

export const RampExperimentMutation = operation<
  { readonly rampExperiment: ExperimentResult },
  { id: string; ramp: number; reason: string }
>(/* GraphQL */ `
  mutation RampExperiment($id: ID!, $ramp: Float!, $reason: String!) {
    rampExperiment(id: $id, ramp: $ramp, reason: $reason) {
      ...ExperimentResultFields
    }
  }
  ${RESULT_FIELDS}
`);

export const StopExperimentMutation = operation<
  { readonly stopExperiment: ExperimentResult },
  { id: string; reason: string }
>(/* GraphQL */ `
  mutation StopExperiment($id: ID!, $reason: String!) {
    stopExperiment(id: $id, reason: $reason) {
      ...ExperimentResultFields
    }
  }
  ${RESULT_FIELDS}
`);

export const DecideExperimentMutation = operation<
  { readonly decideExperiment: ExperimentResult },
  { id: string; outcome: string; arm: string; reason: string }
>(/* GraphQL */ `
  mutation DecideExperiment($id: ID!, $outcome: String!, $arm: ID!, $reason: String!) {
    decideExperiment(id: $id, outcome: $outcome, arm: $arm, reason: $reason) {
      ...ExperimentResultFields
    }
  }
  ${RESULT_FIELDS}
`);

export const ArchiveExperimentMutation = operation<
  { readonly archiveExperiment: ExperimentResult },
  { id: string; reason: string }
>(/* GraphQL */ `
  mutation ArchiveExperiment($id: ID!, $reason: String!) {
    archiveExperiment(id: $id, reason: $reason) {
      ...ExperimentResultFields
    }
  }
  ${RESULT_FIELDS}
`);
