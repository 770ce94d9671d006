import type { PathsRead as Paths, ReadOut } from '@wherefore/engine';
import type { Effect, MetricReading } from '@wherefore/experiments';
import { Field, Float, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A difference from the control, how sure it is at one look, and at any of many.' })
export class MeasuredEffect {
  @Field(() => Float, { description: 'The difference.' })
  value!: number;

  @Field(() => Float, { description: 'Its standard error.' })
  standardError!: number;

  @Field(() => [Float], { description: 'Low and high end of its interval, for one look that was planned.' })
  fixed!: number[];

  @Field(() => Float, { description: 'Probability of so large a difference by chance, for one look.' })
  fixedP!: number;

  @Field(() => [Float], {
    nullable: true,
    description:
      'Low and high end of its interval, for any number of looks; null while there are too few units.',
  })
  sequential!: number[] | null;

  @Field(() => Float, { nullable: true, description: 'Probability by chance, for any number of looks.' })
  sequentialP!: number | null;
}

@ObjectType({ description: 'An arm, and whether it has the size it should have.' })
export class ArmSize {
  @Field(() => ID, { description: 'The arm.' })
  arm!: string;

  @Field(() => Int, { description: 'Units in it.' })
  units!: number;

  @Field(() => Float, { description: 'Units that it should have.' })
  expected!: number;
}

@ObjectType({ description: 'A metric of one arm.' })
export class ArmMetric {
  @Field(() => ID, { description: 'The arm.' })
  arm!: string;

  @Field(() => Int, { description: 'Units it rests on.' })
  units!: number;

  @Field(() => Float, { description: 'Its mean, or ratio.' })
  value!: number;

  @Field(() => Float, { description: 'Its standard error.' })
  standardError!: number;
}

@ObjectType({ description: 'A metric of one arm against the control.' })
export class ArmDifference {
  @Field(() => ID, { description: 'The arm.' })
  arm!: string;

  @Field(() => MeasuredEffect, { description: 'In units of the metric, as it was measured.' })
  absolute!: MeasuredEffect;

  @Field(() => MeasuredEffect, {
    nullable: true,
    description: 'As a part of the control; null where that cannot be told from nothing.',
  })
  relative!: MeasuredEffect | null;

  @Field(() => MeasuredEffect, {
    nullable: true,
    description:
      'In units of the metric, without what was foretold by what was known before; null where nothing was.',
  })
  adjusted!: MeasuredEffect | null;

  @Field(() => Float, {
    nullable: true,
    description: 'P of one look, corrected for all success metrics and arms.',
  })
  correctedP!: number | null;
}

@ObjectType({ description: 'What an experiment found of one metric.' })
export class MetricFound {
  @Field(() => ID, { description: 'The metric.' })
  metric!: string;

  @Field(() => String, { description: 'mean or ratio.' })
  kind!: string;

  @Field(() => String, { description: 'more or less: which is better.' })
  better!: string;

  @Field(() => Float, { description: 'Part of its variance that is explained by what was known before.' })
  explained!: number;

  @Field(() => [ArmMetric], { description: 'By arm, the control first.' })
  arms!: ArmMetric[];

  @Field(() => [ArmDifference], { description: 'Each arm against the control.' })
  differences!: ArmDifference[];
}

@ObjectType({ description: 'What should be done about an arm.' })
export class ArmVerdict {
  @Field(() => ID, { description: 'The arm.' })
  arm!: string;

  @Field(() => String, { description: 'ship, keep the control, wait, or unreliable.' })
  verdict!: string;

  @Field(() => [String], { description: 'Why, in sentences.' })
  reasons!: string[];
}

@ObjectType({ description: 'Does the effect wear off?' })
export class NoveltyFound {
  @Field(() => ID, { description: 'The arm.' })
  arm!: string;

  @Field(() => String, { description: 'steady, fading or growing.' })
  trend!: string;

  @Field(() => Float, { description: 'Change of the effect per day.' })
  slope!: number;

  @Field(() => Float, { description: 'Probability of it by chance.' })
  p!: number;
}

@ObjectType({ description: 'The effect of an arm on one group.' })
export class GroupEffect {
  @Field(() => ID, { description: 'The arm.' })
  arm!: string;

  @Field(() => String, { description: 'The group.' })
  group!: string;

  @Field(() => MeasuredEffect, { description: 'In units of the first metric.' })
  effect!: MeasuredEffect;

  @Field(() => Float, { description: 'P of one look, corrected for the number of groups.' })
  correctedP!: number;

  @Field(() => Float, { description: 'Probability of groups that differ so much where they are alike.' })
  differP!: number;
}

@ObjectType({ description: 'What an experiment, or a holdout, has found until now.' })
export class ExperimentReadOut {
  @Field(() => GraphQLISODateTime, { description: 'From when decisions count.' })
  from!: Date;

  @Field(() => GraphQLISODateTime, { description: 'Until when.' })
  to!: Date;

  @Field(() => Float, { description: 'Probability that an interval is wrong.' })
  alpha!: number;

  @Field(() => [ArmSize], { description: 'The arms, and the sizes they should have.' })
  sizes!: ArmSize[];

  @Field(() => Float, { description: 'Probability of such sizes by chance, at any number of looks.' })
  sizesP!: number;

  @Field(() => Int, { description: 'Units that were in several arms, and are left out.' })
  mixed!: number;

  @Field(() => String, { nullable: true, description: 'Why nothing else is read; null where it is.' })
  stopped!: string | null;

  @Field(() => [ArmVerdict], { description: 'What should be done, by arm.' })
  verdicts!: ArmVerdict[];

  @Field(() => [MetricFound], { description: 'By metric: success first, then guardrails.' })
  metrics!: MetricFound[];

  @Field(() => [NoveltyFound], { description: 'By arm, of the first metric.' })
  novelty!: NoveltyFound[];

  @Field(() => [GroupEffect], { description: 'By arm and group, of the first metric.' })
  groups!: GroupEffect[];
}

const effectOf = ({ fixed, sequential, ...rest }: Effect): MeasuredEffect => ({
  ...rest,
  fixed: [fixed.low, fixed.high],
  sequential: sequential === null ? null : [sequential.low, sequential.high],
});

export const metricOf = (
  { metric, kind, better, explained, arms, comparisons }: MetricReading,
  corrected: ReadOut['corrected'],
): MetricFound => ({
  metric,
  kind,
  better,
  explained,
  arms: arms.map(({ arm, estimate: { n, value, standardError } }) => ({
    arm,
    units: n,
    value,
    standardError,
  })),
  differences: comparisons.map(({ arm, plain, adjusted }) => ({
    arm,
    absolute: effectOf(plain.absolute),
    relative: plain.relative === null ? null : effectOf((adjusted ?? plain).relative ?? plain.relative),
    adjusted: adjusted === null ? null : effectOf(adjusted.absolute),
    correctedP: corrected.find((one) => one.metric === metric && one.arm === arm)?.p ?? null,
  })),
});

export const toReadOut = (read: ReadOut): ExperimentReadOut => ({
  from: new Date(read.from),
  to: new Date(read.to),
  alpha: read.alpha,
  sizes: read.sizes.arms.map(({ arm, units, expected }) => ({ arm, units, expected })),
  sizesP: read.sizes.sequentialP,
  mixed: read.mixed,
  stopped: read.stopped,
  verdicts: read.verdicts.map(({ arm, verdict, reasons }) => ({ arm, verdict, reasons: [...reasons] })),
  metrics: read.metrics.map((one) => metricOf(one, read.corrected)),
  novelty: read.novelty.map(({ arm, found: { trend, slope, p } }) => ({ arm, trend, slope, p })),
  groups: read.groups.flatMap(({ arm, found: { differP, segments } }) =>
    segments.map(({ segment, effect, p }) => ({
      arm,
      group: segment,
      effect: effectOf(effect),
      correctedP: p,
      differP,
    })),
  ),
});

@ObjectType({
  description:
    'What one kind of reason earned by a unit, in an arm and in the control. Over all kinds it adds up to revenue.',
})
export class PathEffect {
  @Field(() => ID, { description: 'The arm.' })
  arm!: string;

  @Field(() => String, {
    description: 'Source of evidence that added the most to the offer; none, or no offer.',
  })
  path!: string;

  @Field(() => Float, { description: 'Revenue by unit in the control.' })
  control!: number;

  @Field(() => Float, { description: 'Revenue by unit in the arm.' })
  value!: number;

  @Field(() => MeasuredEffect, { description: 'The difference.' })
  effect!: MeasuredEffect;

  @Field(() => Float, { description: 'P of one look, corrected for the number of kinds.' })
  correctedP!: number;
}

@ObjectType({ description: 'Which kinds of reasons earn.' })
export class PathsRead {
  @Field(() => String, { nullable: true, description: 'Why nothing is read; null where it is.' })
  stopped!: string | null;

  @Field(() => [PathEffect], { description: 'By arm and kind.' })
  paths!: PathEffect[];
}

export const toPaths = ({ stopped, paths }: Paths): PathsRead => ({
  stopped,
  paths: paths.map(({ effect, p, ...rest }) => ({ ...rest, effect: effectOf(effect), correctedP: p })),
});
