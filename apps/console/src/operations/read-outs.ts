import { operation } from './operation.js';

/** A difference from the control: low and high ends for one look, and for any. */
export interface MeasuredEffect {
  readonly value: number;
  readonly standardError: number;
  readonly fixed: readonly number[];
  readonly fixedP: number;
  readonly sequential: readonly number[] | null;
  readonly sequentialP: number | null;
}

export interface ArmDifference {
  readonly arm: string;
  readonly absolute: MeasuredEffect;
  readonly relative: MeasuredEffect | null;
  readonly adjusted: MeasuredEffect | null;
  readonly correctedP: number | null;
}

export interface ArmMetric {
  readonly arm: string;
  readonly units: number;
  readonly value: number;
  readonly standardError: number;
}

export interface MetricFound {
  readonly metric: string;
  readonly kind: string;
  readonly better: string;
  readonly explained: number;
  readonly arms: readonly ArmMetric[];
  readonly differences: readonly ArmDifference[];
}

export interface ArmVerdict {
  readonly arm: string;
  readonly verdict: string;
  readonly reasons: readonly string[];
}

export interface GroupEffect {
  readonly arm: string;
  readonly group: string;
  readonly effect: MeasuredEffect;
  readonly correctedP: number;
  readonly differP: number;
}

/** What an experiment, or a holdout, has found until now. */
export interface ReadOut {
  readonly from: string;
  readonly to: string;
  readonly alpha: number;
  readonly sizes: readonly { readonly arm: string; readonly units: number; readonly expected: number }[];
  readonly sizesP: number;
  readonly mixed: number;
  /** Why nothing else is read; null where it is. */
  readonly stopped: string | null;
  readonly verdicts: readonly ArmVerdict[];
  readonly metrics: readonly MetricFound[];
  readonly novelty: readonly {
    readonly arm: string;
    readonly trend: string;
    readonly slope: number;
    readonly p: number;
  }[];
  readonly groups: readonly GroupEffect[];
}

const EFFECT_FIELDS = /* GraphQL */ `
  fragment MeasuredEffectFields on MeasuredEffect {
    value
    standardError
    fixed
    fixedP
    sequential
    sequentialP
  }
`;

const DIFFERENCE_FIELDS = /* GraphQL */ `
  fragment ArmDifferenceFields on ArmDifference {
    arm
    absolute {
      ...MeasuredEffectFields
    }
    relative {
      ...MeasuredEffectFields
    }
    adjusted {
      ...MeasuredEffectFields
    }
    correctedP
  }
  ${EFFECT_FIELDS}
`;

const READ_OUT_FIELDS = /* GraphQL */ `
  fragment ReadOutFields on ExperimentReadOut {
    from
    to
    alpha
    sizes {
      arm
      units
      expected
    }
    sizesP
    mixed
    stopped
    verdicts {
      arm
      verdict
      reasons
    }
    metrics {
      metric
      kind
      better
      explained
      arms {
        arm
        units
        value
        standardError
      }
      differences {
        ...ArmDifferenceFields
      }
    }
    novelty {
      arm
      trend
      slope
      p
    }
    groups {
      arm
      group
      effect {
        ...MeasuredEffectFields
      }
      correctedP
      differP
    }
  }
  ${DIFFERENCE_FIELDS}
`;

export const ReadOutQuery = operation<
  { readonly experimentReadOut: ReadOut | null },
  { id: string; by: string | null }
>(/* GraphQL */ `
  query ReadOut($id: ID!, $by: String) {
    experimentReadOut(id: $id, by: $by) {
      ...ReadOutFields
    }
  }
  ${READ_OUT_FIELDS}
`);

/** Only what should be done, for lists of experiments. */
export const VerdictsQuery = operation<
  { readonly experimentReadOut: Pick<ReadOut, 'stopped' | 'verdicts'> | null },
  { id: string }
>(/* GraphQL */ `
  query Verdicts($id: ID!) {
    experimentReadOut(id: $id) {
      stopped
      verdicts {
        arm
        verdict
        reasons
      }
    }
  }
`);

/** A metric as it was known at a moment. */
export interface Look {
  readonly at: string;
  readonly arms: readonly ArmMetric[];
  readonly differences: readonly ArmDifference[];
}

export const LooksQuery = operation<
  { readonly experimentLooks: readonly Look[] | null },
  { id: string; metric: string }
>(/* GraphQL */ `
  query Looks($id: ID!, $metric: ID!) {
    experimentLooks(id: $id, metric: $metric) {
      at
      arms {
        arm
        units
        value
        standardError
      }
      differences {
        ...ArmDifferenceFields
      }
    }
  }
  ${DIFFERENCE_FIELDS}
`);

export const HoldoutReadOutQuery = operation<
  { readonly holdoutReadOut: ReadOut | null },
  { id: string; from: string | null; to: string | null }
>(/* GraphQL */ `
  query HoldoutReadOut($id: ID!, $from: DateTimeISO, $to: DateTimeISO) {
    holdoutReadOut(id: $id, from: $from, to: $to) {
      ...ReadOutFields
    }
  }
  ${READ_OUT_FIELDS}
`);

/** What one kind of reason earned by a visitor. */
export interface PathEffect {
  readonly arm: string;
  readonly path: string;
  readonly control: number;
  readonly value: number;
  readonly effect: MeasuredEffect;
  readonly correctedP: number;
}

export interface PathsRead {
  readonly stopped: string | null;
  readonly paths: readonly PathEffect[];
}

/** Of an experiment, or of a holdout; the other is null. */
export const PathsQuery = operation<
  { readonly experimentPaths?: PathsRead | null; readonly holdoutPaths?: PathsRead | null },
  { id: string; held: boolean; attribution: string; window: number }
>(/* GraphQL */ `
  query Paths($id: ID!, $held: Boolean!, $attribution: String!, $window: Int!) {
    experimentPaths(id: $id, attribution: $attribution, window: $window) @skip(if: $held) {
      ...PathsReadFields
    }
    holdoutPaths(id: $id, attribution: $attribution, window: $window) @include(if: $held) {
      ...PathsReadFields
    }
  }
  fragment PathsReadFields on PathsRead {
    stopped
    paths {
      arm
      path
      control
      value
      effect {
        ...MeasuredEffectFields
      }
      correctedP
    }
  }
  ${EFFECT_FIELDS}
`);
