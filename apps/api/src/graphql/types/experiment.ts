import type { Experiment as Running, Holdout as Held } from '@wherefore/contracts';
import type { ExperimentRefused as Refused } from '@wherefore/engine';
import { createUnionType, Field, Float, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({
  description: 'One of the things that an experiment compares; the first is what everybody has.',
})
export class ExperimentArm {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'What people call it.' })
  title!: string | null;

  @Field(() => Float, { description: 'Its part of those who take part, in relation to the other arms.' })
  weight!: number;

  @Field(() => String, { description: 'What it changes, as JSON; {} for nothing.' })
  changes!: string;
}

@ObjectType({ description: 'A metric that must not become worse by more than a margin.' })
export class ExperimentGuardrail {
  @Field(() => ID, { description: 'The metric.' })
  metric!: string;

  @Field(() => Float, { description: 'Relative loss that is put up with.' })
  margin!: number;
}

@ObjectType({ description: 'Something that is tried on part of the visitors.' })
export class Experiment {
  @Field(() => ID, { description: 'Its id; who is in which arm follows from it.' })
  id!: string;

  @Field(() => String, { description: 'What people call it.' })
  title!: string;

  @Field(() => String, { description: 'What is expected, and why.' })
  hypothesis!: string;

  @Field(() => String, { description: 'Who answers for it.' })
  owner!: string;

  @Field(() => String, { description: 'draft, running, stopped, decided or archived.' })
  status!: string;

  @Field(() => Int, { description: 'Counts its changes.' })
  version!: number;

  @Field(() => String, { description: 'Who keeps an arm: customer, session or store.' })
  unit!: string;

  @Field(() => [ExperimentArm], { description: 'Its arms, the control first.' })
  arms!: ExperimentArm[];

  @Field(() => [ID], { description: 'What counts as success.' })
  metrics!: string[];

  @Field(() => [ExperimentGuardrail], { description: 'What must not become worse.' })
  guardrails!: ExperimentGuardrail[];

  @Field(() => Float, { description: 'Part of the layer’s units that it may take, 0 to 1.' })
  share!: number;

  @Field(() => Float, { description: 'Part of that part that takes part, 0 to 1.' })
  ramp!: number;

  @Field(() => GraphQLISODateTime, { description: 'When it was first written down.' })
  createdAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it began.' })
  startedAt!: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was stopped.' })
  stoppedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'ship, keep or inconclusive; null until it is decided.',
  })
  outcome!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The arm that is to be everybody’s; null until it is decided.',
  })
  decidedArm!: string | null;

  @Field(() => String, { description: 'Who changed it last.' })
  by!: string;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => String, { description: 'The whole design, as JSON that can be saved.' })
  design!: string;
}

@ObjectType({ description: 'Visitors who are never personalised, so that one can tell what that earns.' })
export class Holdout {
  @Field(() => ID, { description: 'everywhere, or a placement.' })
  id!: string;

  @Field(() => Float, { description: 'Part of all, 0 to 0.1.' })
  share!: number;

  @Field(() => GraphQLISODateTime, { description: 'Since when.' })
  since!: Date;
}

@ObjectType({ description: 'Who is held out after a change.' })
export class HoldoutsChanged {
  @Field(() => [Holdout], { description: 'All of them.' })
  holdouts!: Holdout[];
}

@ObjectType({ description: 'Why what is tried was not changed.' })
export class ExperimentRefused {
  @Field(() => String, { description: 'invalid, unknown-experiment, wrong-status, no-room or exists.' })
  code!: string;

  @Field(() => String, { description: 'In a sentence.' })
  message!: string;
}

export const ExperimentResult = createUnionType({
  name: 'ExperimentResult',
  description: 'The experiment after the change, or why it was not changed.',
  types: () => [Experiment, ExperimentRefused] as const,
  resolveType: (value) => ('code' in value ? ExperimentRefused : Experiment),
});

export const HoldoutResult = createUnionType({
  name: 'HoldoutResult',
  description: 'Who is held out after the change, or why nothing was changed.',
  types: () => [HoldoutsChanged, ExperimentRefused] as const,
  resolveType: (value) => ('code' in value ? ExperimentRefused : HoldoutsChanged),
});

const dateOf = (at: string | null): Date | null => (at === null ? null : new Date(at));

export const toExperiment = ({ design, decision, why, ...rest }: Running): Experiment => ({
  id: design.id,
  title: design.title,
  hypothesis: design.hypothesis,
  owner: design.owner,
  status: rest.status,
  version: rest.version,
  unit: design.unit,
  arms: design.arms.map(({ id, title, weight, changes }) => ({
    id,
    title: title ?? null,
    weight,
    changes: JSON.stringify(changes),
  })),
  metrics: [...design.metrics],
  guardrails: design.guardrails.map((one) => ({ ...one })),
  share: design.share,
  ramp: rest.ramp,
  createdAt: new Date(rest.createdAt),
  startedAt: dateOf(rest.startedAt),
  stoppedAt: dateOf(rest.stoppedAt),
  outcome: decision?.outcome ?? null,
  decidedArm: decision?.arm ?? null,
  by: rest.by,
  reason: why,
  design: JSON.stringify(design),
});

export const toHoldout = ({ id, share, since }: Held): Holdout => ({ id, share, since: new Date(since) });

export const toRefused = ({ code, message }: Refused): ExperimentRefused => ({ code, message });
