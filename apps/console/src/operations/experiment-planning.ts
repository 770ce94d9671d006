import { operation } from './operation.js';

/** A number by which arms are compared. */
export interface ExperimentMetric {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly better: string;
}

export const ExperimentMetricsQuery = operation<
  { readonly experimentMetrics: readonly ExperimentMetric[] },
  Record<string, never>
>(/* GraphQL */ `
  query ExperimentMetrics {
    experimentMetrics {
      id
      title
      kind
      better
    }
  }
`);

export interface BaselineInput {
  readonly metric: string;
  readonly unit: string;
  readonly placements: readonly string[];
  readonly windowDays: number;
  readonly preDays: number;
}

/** A metric as it is now. */
export interface Baseline {
  readonly days: number;
  readonly units: number;
  readonly unitsPerDay: number;
  readonly mean: number;
  readonly variance: number;
  readonly explained: number;
}

export const BaselineQuery = operation<{ readonly experimentBaseline: Baseline }, { input: BaselineInput }>(
  /* GraphQL */ `
    query Baseline($input: BaselineInput!) {
      experimentBaseline(input: $input) {
        days
        units
        unitsPerDay
        mean
        variance
        explained
      }
    }
  `,
);

export interface PlanInput {
  readonly mean: number;
  readonly variance: number | null;
  readonly effect: number;
  readonly alpha: number;
  readonly power: number;
  readonly weights: readonly number[];
  readonly metrics: number;
  readonly explained: number;
  readonly unitsPerDay: number;
}

export interface Plan {
  readonly fixedUnits: number;
  readonly fixedDays: number;
  readonly sequentialUnits: number;
  readonly sequentialDays: number;
}

/** For the effect that is asked for, one half as large and one twice as large. */
export const PlansQuery = operation<
  { readonly half: Plan; readonly asked: Plan; readonly twice: Plan },
  { half: PlanInput; asked: PlanInput; twice: PlanInput }
>(/* GraphQL */ `
  query Plans($half: PlanInput!, $asked: PlanInput!, $twice: PlanInput!) {
    half: experimentPlan(input: $half) {
      ...PlanFields
    }
    asked: experimentPlan(input: $asked) {
      ...PlanFields
    }
    twice: experimentPlan(input: $twice) {
      ...PlanFields
    }
  }
  fragment PlanFields on ExperimentPlan {
    fixedUnits
    fixedDays
    sequentialUnits
    sequentialDays
  }
`);
