import {
  EXPERIMENT_STATUSES,
  type ExperimentStatus,
  type Result,
  WhereforeError,
} from '@wherefore/contracts';
import {
  archiveExperiment,
  decideExperiment,
  designExperiment,
  type ExperimentParts,
  type ExperimentRefused,
  findExperiment,
  listExperiments,
  listHoldouts,
  rampExperiment,
  readOutExperiment,
  readOutHoldout,
  setHoldout,
  startExperiment,
  stopExperiment,
} from '@wherefore/engine';
import { UNIT_GROUPS, type UnitGroup } from '@wherefore/log';
import { Arg, Ctx, Float, GraphQLISODateTime, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { Parts, RequestContext } from '../context.js';
import { oneOf } from '../one-of.js';
import { readingParts } from '../reading-parts.js';
import {
  Experiment,
  ExperimentResult,
  Holdout,
  HoldoutResult,
  toExperiment,
  toHoldout,
  toRefused,
} from '../types/experiment.js';
import { ExperimentReadOut, toReadOut } from '../types/read-out.js';

@Resolver()
export class ExperimentsResolver {
  @Query(() => [Experiment], { description: 'What is, was or will be tried, the latest change first.' })
  async experiments(
    @Arg('status', () => String, { nullable: true }) status: string | null,
    @Ctx() { parts }: RequestContext,
  ): Promise<Experiment[]> {
    return (await listExperiments(parts.graph, knownStatus(status))).map(toExperiment);
  }

  @Query(() => Experiment, { nullable: true, description: 'One experiment.' })
  async experiment(
    @Arg('id', () => ID) id: string,
    @Ctx() { parts }: RequestContext,
  ): Promise<Experiment | null> {
    const found = await findExperiment(parts.graph, id);
    return found === null ? null : toExperiment(found);
  }

  @Query(() => [Holdout], { description: 'Who is held out of personalisation and experiments.' })
  async holdouts(@Ctx() { parts }: RequestContext): Promise<Holdout[]> {
    return (await listHoldouts(parts.graph)).map(toHoldout);
  }

  @Query(() => ExperimentReadOut, {
    nullable: true,
    description: 'What an experiment has found until now; null where there is none of that id.',
  })
  async experimentReadOut(
    @Arg('id', () => ID) id: string,
    @Arg('by', () => String, { nullable: true }) by: string | null,
    @Ctx() { parts, now }: RequestContext,
  ): Promise<ExperimentReadOut | null> {
    const experiment = await findExperiment(parts.graph, id);
    if (experiment === null) return null;
    const options = { now, by: knownGroup(by) };
    return toReadOut(await readOutExperiment(await readingParts(parts), experiment, options));
  }

  @Query(() => ExperimentReadOut, {
    nullable: true,
    description:
      'What personalisation has earned against those who are held out, since they are or in a period; null where nobody is.',
  })
  async holdoutReadOut(
    @Arg('id', () => ID) id: string,
    @Arg('from', () => GraphQLISODateTime, { nullable: true }) from: Date | null | undefined,
    @Arg('to', () => GraphQLISODateTime, { nullable: true }) to: Date | null | undefined,
    @Ctx() { parts, now }: RequestContext,
  ): Promise<ExperimentReadOut | null> {
    const holdout = (await listHoldouts(parts.graph)).find((one) => one.id === id);
    if (holdout === undefined) return null;
    const end = to === null || to === undefined || to > now ? now : to;
    const period = { now: end, ...(from && { from: from.toISOString() }) };
    return toReadOut(await readOutHoldout(await readingParts(parts), holdout, period));
  }

  @Mutation(() => ExperimentResult, {
    description:
      'Write a design down as a draft, or anew while it is one; it is JSON, as the documentation has it.',
  })
  async designExperiment(
    @Arg('design', () => String) design: string,
    @Arg('reason', () => String) reason: string,
    @Ctx() context: RequestContext,
  ): Promise<typeof ExperimentResult> {
    const change = { design: jsonOf(design), ...because(context, reason) };
    return outcomeOf(await designExperiment(changing(context.parts), change, context.now));
  }

  @Mutation(() => ExperimentResult, {
    description: 'Let a draft begin, on a share of its part of the visitors.',
  })
  async startExperiment(
    @Arg('id', () => ID) id: string,
    @Arg('ramp', () => Float, { defaultValue: 1 }) ramp: number,
    @Arg('reason', () => String) reason: string,
    @Ctx() context: RequestContext,
  ): Promise<typeof ExperimentResult> {
    const move = { id, ramp, ...because(context, reason) };
    return outcomeOf(await startExperiment(changing(context.parts), move, context.now));
  }

  @Mutation(() => ExperimentResult, {
    description: 'Let more of its visitors take part; everybody keeps their arm.',
  })
  async rampExperiment(
    @Arg('id', () => ID) id: string,
    @Arg('ramp', () => Float) ramp: number,
    @Arg('reason', () => String) reason: string,
    @Ctx() context: RequestContext,
  ): Promise<typeof ExperimentResult> {
    const move = { id, ramp, ...because(context, reason) };
    return outcomeOf(await rampExperiment(changing(context.parts), move, context.now));
  }

  @Mutation(() => ExperimentResult, {
    description: 'Give everybody what everybody has, from the next decision on.',
  })
  async stopExperiment(
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
    @Ctx() context: RequestContext,
  ): Promise<typeof ExperimentResult> {
    const move = { id, ...because(context, reason) };
    return outcomeOf(await stopExperiment(changing(context.parts), move, context.now));
  }

  @Mutation(() => ExperimentResult, { description: 'Say what came of a stopped experiment.' })
  async decideExperiment(
    @Arg('id', () => ID) id: string,
    @Arg('outcome', () => String, { description: 'ship, keep or inconclusive.' }) outcome: string,
    @Arg('arm', () => ID, { description: 'The arm that is to be everybody’s.' }) arm: string,
    @Arg('reason', () => String) reason: string,
    @Ctx() context: RequestContext,
  ): Promise<typeof ExperimentResult> {
    const decision = { outcome: knownOutcome(outcome), arm };
    const move = { id, decision, ...because(context, reason) };
    return outcomeOf(await decideExperiment(changing(context.parts), move, context.now));
  }

  @Mutation(() => ExperimentResult, { description: 'Put away what does not run; its records stay.' })
  async archiveExperiment(
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
    @Ctx() context: RequestContext,
  ): Promise<typeof ExperimentResult> {
    const move = { id, ...because(context, reason) };
    return outcomeOf(await archiveExperiment(changing(context.parts), move, context.now));
  }

  @Mutation(() => HoldoutResult, {
    description: 'Hold a share of all visitors out, everywhere or in one placement; 0 ends it.',
  })
  async holdOut(
    @Arg('id', () => ID) id: string,
    @Arg('share', () => Float) share: number,
    @Arg('reason', () => String) reason: string,
    @Ctx() context: RequestContext,
  ): Promise<typeof HoldoutResult> {
    const change = { id, share, ...because(context, reason) };
    const outcome = await setHoldout(changing(context.parts), change, context.now);
    return outcome.ok ? { holdouts: outcome.value.map(toHoldout) } : toRefused(outcome.refusal);
  }
}

const changing = ({ graph, queue }: Parts): ExperimentParts => ({
  graph,
  announce: () => queue.live.touch({ models: true }),
});

const because = ({ principal }: RequestContext, why: string) => ({ who: principal.subject, why });

const outcomeOf = (
  outcome: Result<Parameters<typeof toExperiment>[0], ExperimentRefused>,
): typeof ExperimentResult => (outcome.ok ? toExperiment(outcome.value) : toRefused(outcome.refusal));

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new WhereforeError('BAD_INPUT', 'The design is not JSON', { cause });
  }
}

const OUTCOMES = ['ship', 'keep', 'inconclusive'] as const;

const knownStatus = (status: string | null | undefined): ExperimentStatus | null =>
  status === null || status === undefined ? null : oneOf('status', status, EXPERIMENT_STATUSES);
const knownGroup = (by: string | null | undefined): UnitGroup | null =>
  by === null || by === undefined ? null : oneOf('by', by, UNIT_GROUPS);
const knownOutcome = (outcome: string) => oneOf('outcome', outcome, OUTCOMES);
