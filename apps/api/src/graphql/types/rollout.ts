import { GUARDS, type Guard, type Rollout as Running, type RolloutPlanInput } from '@wherefore/contracts';
import type { LearningRun as Run } from '@wherefore/queue';
import { Field, Float, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'What one guard found of a version that is tried.' })
export class GuardVerdict {
  @Field(() => String, {
    description: 'requests, errors, latency, empty, concentration, clicks, conversions or calibration.',
  })
  guard!: string;

  @Field(() => String, {
    description: 'holds, fails, missing where nothing was reported, waits where there is too little yet.',
  })
  outcome!: string;

  @Field(() => String, { description: 'A sentence with the figures.' })
  detail!: string;
}

@ObjectType({ description: 'A version being tried on a growing share of visitors.' })
export class Rollout {
  @Field(() => ID, { description: 'Its id; whom it is tried on follows from it.' })
  id!: string;

  @Field(() => ID, { description: 'The version that is tried.' })
  model!: string;

  @Field(() => String, { description: 'running, promoted or rolled-back.' })
  state!: string;

  @Field(() => [Float], { description: 'Shares of visitors, percent.' })
  steps!: number[];

  @Field(() => Int, { description: 'Which of them holds, from 0.' })
  step!: number;

  @Field(() => Float, { description: 'A share lasts so long at least, seconds ...' })
  minSeconds!: number;

  @Field(() => Int, { description: '... and so many decisions of the new version.' })
  minRequests!: number;

  @Field(() => [String], { description: 'Guards that are left out on purpose.' })
  without!: string[];

  @Field(() => GraphQLISODateTime, { description: 'When it began.' })
  startedAt!: Date;

  @Field(() => GraphQLISODateTime, { description: 'When this share began.' })
  stepAt!: Date;

  @Field(() => String, { description: 'Who began it.' })
  by!: string;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it ended; null while it runs.' })
  endedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it ended; null while it runs.' })
  ending!: string | null;

  @Field(() => [GuardVerdict], { description: 'What the guards say now, or said when it ended.' })
  verdicts!: GuardVerdict[];
}

@InputType({
  description: 'How the share of a version that is tried grows. What is left out is as the defaults say.',
})
export class RolloutPlanSettings {
  @Field(() => [Float], { nullable: true, description: 'Rising shares of visitors, percent, the last 100.' })
  steps?: number[] | null;

  @Field(() => Float, { nullable: true, description: 'A share lasts so long at least, seconds; 600.' })
  minSeconds?: number | null;

  @Field(() => Int, { nullable: true, description: 'A share takes so many decisions at least; 500.' })
  minRequests?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Taken back when nobody asks for so long, seconds; 1800.',
  })
  silentSeconds?: number | null;

  @Field(() => [String], { nullable: true, description: 'Guards that are left out on purpose.' })
  without?: string[] | null;
}

@ObjectType({ description: 'A learning run that waits or goes on.' })
export class LearningRun {
  @Field(() => ID, { description: 'Its job.' })
  id!: string;

  @Field(() => String, { description: 'waiting or running.' })
  state!: string;

  @Field(() => String, { nullable: true, description: 'What it is doing; null where it has not said.' })
  stage!: string | null;

  @Field(() => String, { description: 'Who asked for it.' })
  by!: string;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'Since when it runs; null while it waits.',
  })
  startedAt!: Date | null;
}

export const toRollout = ({ plan, why, reason, ...rollout }: Running): Rollout => ({
  ...rollout,
  steps: [...plan.steps],
  minSeconds: plan.minSeconds,
  minRequests: plan.minRequests,
  without: [...plan.without],
  startedAt: new Date(rollout.startedAt),
  stepAt: new Date(rollout.stepAt),
  endedAt: rollout.endedAt === null ? null : new Date(rollout.endedAt),
  reason: why,
  ending: reason,
  verdicts: rollout.verdicts.map((verdict) => ({ ...verdict })),
});

export const toLearningRun = ({ why, startedAt, ...run }: Run): LearningRun => ({
  ...run,
  reason: why,
  startedAt: startedAt === null ? null : new Date(startedAt),
});

/** A plan as it was sent; a guard that there is not is left for the plan's own check to refuse. */
export function fromPlan(plan: RolloutPlanSettings | null | undefined): RolloutPlanInput {
  const { without, ...rest } = plan ?? {};
  const given = Object.entries(rest).filter(([, value]) => value !== null && value !== undefined);
  const isGuard = (name: string): name is Guard => (GUARDS as readonly string[]).includes(name);
  return { ...Object.fromEntries(given), without: (without ?? []).filter(isGuard) };
}
