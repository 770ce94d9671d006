import type { MetricDefinition } from '@wherefore/log';
import type { Look } from '@wherefore/engine';
import { ArgsType, Field, Float, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { ArmDifference, ArmMetric, metricOf } from './read-out.js';

@ObjectType({ description: 'A number by which arms are compared.' })
export class ExperimentMetric {
  @Field(() => ID, { description: 'Its id, as designs name it.' })
  id!: string;

  @Field(() => String, { description: 'In words.' })
  title!: string;

  @Field(() => String, { description: 'mean of a visitor, or ratio of two sums.' })
  kind!: string;

  @Field(() => String, { description: 'more or less: which is better.' })
  better!: string;
}

@InputType({ description: 'Whose figures an experiment is to be planned by.' })
export class BaselineInput {
  @Field(() => ID, { description: 'The metric.' })
  metric!: string;

  @Field(() => String, { defaultValue: 'customer', description: 'customer, session or store.' })
  unit!: string;

  @Field(() => [ID], {
    defaultValue: [],
    description: 'Only decisions of these placements; all where empty.',
  })
  placements!: string[];

  @Field(() => Int, { defaultValue: 30, description: 'Days from its first decision in which a unit counts.' })
  windowDays!: number;

  @Field(() => Int, { defaultValue: 28, description: 'Days before it that foretell something; 0 is none.' })
  preDays!: number;
}

@ArgsType()
export class CreditArgs {
  @Field(() => String, {
    defaultValue: 'last',
    description: 'Which click before a purchase it is credited to: last, first or position (40, 20, 40 %).',
  })
  attribution!: string;

  @Field(() => Int, { defaultValue: 30, description: 'Days from click to purchase, at most: 7, 30 or 90.' })
  window!: number;
}

@ObjectType({ description: 'A metric as it is now, of everybody who was decided for lately.' })
export class Baseline {
  @Field(() => Int, { description: 'So many days, until now.' })
  days!: number;

  @Field(() => Int, { description: 'Units in them.' })
  units!: number;

  @Field(() => Float, { description: 'Units a day, each counted once.' })
  unitsPerDay!: number;

  @Field(() => Float, { description: 'Mean of the metric, or its ratio.' })
  mean!: number;

  @Field(() => Float, { description: 'Its variance between units.' })
  variance!: number;

  @Field(() => Float, { description: 'Part of that which is explained by what was known before.' })
  explained!: number;
}

@InputType({ description: 'What is to be found, and where from.' })
export class PlanInput {
  @Field(() => Float, { description: 'Mean of the metric now.' })
  mean!: number;

  @Field(() => Float, { nullable: true, description: 'Its variance; that of a rate where it is left out.' })
  variance?: number | null;

  @Field(() => Float, { description: 'Smallest relative effect that would matter, such as 0.03.' })
  effect!: number;

  @Field(() => Float, { defaultValue: 0.05, description: 'Probability of a false alarm.' })
  alpha!: number;

  @Field(() => Float, { defaultValue: 0.8, description: 'Probability of finding it.' })
  power!: number;

  @Field(() => [Float], { description: 'Weights of the arms, the control first.' })
  weights!: number[];

  @Field(() => Int, { defaultValue: 1, description: 'Metrics that count as success.' })
  metrics!: number;

  @Field(() => Float, {
    defaultValue: 0,
    description: 'Part of the variance that is explained by what was known before.',
  })
  explained!: number;

  @Field(() => Float, { description: 'New units a day that may take part.' })
  unitsPerDay!: number;
}

@ObjectType({ description: 'How many units and days it takes.' })
export class ExperimentPlan {
  @Field(() => Float, { description: 'Units in all arms, looked at once, at the end.' })
  fixedUnits!: number;

  @Field(() => Float, { description: 'Days until then.' })
  fixedDays!: number;

  @Field(() => Float, { description: 'Units in all arms, looked at any time.' })
  sequentialUnits!: number;

  @Field(() => Float, { description: 'Days until then, at most.' })
  sequentialDays!: number;
}

@ObjectType({ description: 'A metric of an experiment as it was known at a moment.' })
export class ExperimentLook {
  @Field(() => GraphQLISODateTime, { description: 'The moment.' })
  at!: Date;

  @Field(() => [ArmMetric], { description: 'By arm, the control first.' })
  arms!: ArmMetric[];

  @Field(() => [ArmDifference], { description: 'Each arm against the control.' })
  differences!: ArmDifference[];
}

@ObjectType({ description: 'How fast and how well offers were answered in a period.' })
export class AnswerFigures {
  @Field(() => Float, { description: 'Lists that were decided.' })
  decisions!: number;

  @Field(() => Float, { nullable: true, description: 'Milliseconds within which half were.' })
  p50Ms!: number | null;

  @Field(() => Float, { nullable: true, description: 'Milliseconds within which 95 in 100 were.' })
  p95Ms!: number | null;

  @Field(() => Float, { description: 'Lists made without a source of evidence that was late or broken.' })
  degraded!: number;

  @Field(() => Float, { description: 'Lists without an offer.' })
  empty!: number;
}

export const toMetric = ({ id, title, kind, better }: MetricDefinition): ExperimentMetric => ({
  id,
  title,
  kind,
  better,
});

export const toLook = ({ at, reading }: Look): ExperimentLook => {
  const { arms, differences } = metricOf(reading, []);
  return { at: new Date(at), arms, differences };
};
