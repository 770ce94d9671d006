import { ASSIGNMENT_UNITS } from '@wherefore/contracts';
import {
  askedOf,
  askedOfHoldout,
  findExperiment,
  listHoldouts,
  readBaseline,
  readLooks,
  readPaths,
} from '@wherefore/engine';
import { planExperiment } from '@wherefore/experiments';
import { ATTRIBUTIONS, type Credit, WINDOWS } from '@wherefore/log';
import { Arg, Args, Ctx, GraphQLISODateTime, ID, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { oneOf, within } from '../one-of.js';
import { readingParts } from '../reading-parts.js';
import {
  AnswerFigures,
  Baseline,
  BaselineInput,
  CreditArgs,
  ExperimentLook,
  ExperimentMetric,
  ExperimentPlan,
  PlanInput,
  toLook,
  toMetric,
} from '../types/experiment-planning.js';
import { PathsRead, toPaths } from '../types/read-out.js';

@Resolver()
export class ExperimentPlanningResolver {
  @Query(() => [ExperimentMetric], {
    description: 'The metrics that there are, those of the shop’s own included.',
  })
  async experimentMetrics(@Ctx() { parts }: RequestContext): Promise<ExperimentMetric[]> {
    return (await readingParts(parts)).metrics.map(toMetric);
  }

  @Query(() => Baseline, { description: 'A metric as it is now, to plan an experiment by.' })
  async experimentBaseline(
    @Arg('input', () => BaselineInput) input: BaselineInput,
    @Ctx() { parts, now }: RequestContext,
  ): Promise<Baseline> {
    const unit = oneOf('unit', input.unit, ASSIGNMENT_UNITS);
    const windowDays = within('windowDays', input.windowDays, [1, 90]);
    const preDays = within('preDays', input.preDays, [0, 365]);
    return readBaseline(await readingParts(parts), { ...input, unit, windowDays, preDays }, now);
  }

  @Query(() => ExperimentPlan, {
    description: 'How many units, and days, it takes to find an effect in the smallest arm.',
  })
  experimentPlan(@Arg('input', () => PlanInput) { mean, variance, ...input }: PlanInput): ExperimentPlan {
    return planExperiment({ ...input, mean, variance: variance ?? mean * (1 - mean) });
  }

  @Query(() => [ExperimentLook], {
    nullable: true,
    description:
      'What a metric of an experiment, its first where none is named, showed day by day, at most 30 looks; null where there is none of that id.',
  })
  async experimentLooks(
    @Arg('id', () => ID) id: string,
    @Arg('metric', () => ID, { nullable: true }) metric: string | null | undefined,
    @Ctx() { parts, now }: RequestContext,
  ): Promise<ExperimentLook[] | null> {
    const experiment = await findExperiment(parts.graph, id);
    if (experiment === null) return null;
    const looks = await readLooks(await readingParts(parts), experiment, { now, metric: metric ?? null });
    return looks.map(toLook);
  }

  @Query(() => PathsRead, {
    nullable: true,
    description:
      'Which kinds of reasons earn: revenue by what spoke the most for the offer that a purchase is credited to; null where there is no experiment of that id.',
  })
  async experimentPaths(
    @Arg('id', () => ID) id: string,
    @Args() credit: CreditArgs,
    @Ctx() { parts, now }: RequestContext,
  ): Promise<PathsRead | null> {
    const experiment = await findExperiment(parts.graph, id);
    if (experiment === null) return null;
    return toPaths(await readPaths(await readingParts(parts), askedOf(experiment, now), creditOf(credit)));
  }

  @Query(() => PathsRead, {
    nullable: true,
    description: 'Which kinds of reasons earn, against those who are held out; null where nobody is.',
  })
  async holdoutPaths(
    @Arg('id', () => ID) id: string,
    @Args() credit: CreditArgs,
    @Ctx() { parts, now }: RequestContext,
  ): Promise<PathsRead | null> {
    const holdout = (await listHoldouts(parts.graph)).find((one) => one.id === id);
    if (holdout === undefined) return null;
    const asked = askedOfHoldout(holdout, { now });
    return toPaths(await readPaths(await readingParts(parts), asked, creditOf(credit)));
  }

  @Query(() => AnswerFigures, { description: 'How fast and how well offers were answered in a period.' })
  async answerFigures(
    @Arg('from', () => GraphQLISODateTime) from: Date,
    @Arg('to', () => GraphQLISODateTime) to: Date,
    @Ctx() { parts }: RequestContext,
  ): Promise<AnswerFigures> {
    const log = await parts.decisionLog();
    return log.answers({ from: from.toISOString(), to: to.toISOString() });
  }
}

const creditOf = ({ attribution, window }: CreditArgs): Credit => ({
  attribution: oneOf('attribution', attribution, ATTRIBUTIONS),
  creditDays: Number(oneOf('window', String(window), WINDOWS.map(String))),
});
