import { LEARN_AS, type LearnJob, type Result, WhereforeError } from '@wherefore/contracts';
import {
  announceModels,
  findModel,
  judgeRollout,
  lastDriftReport,
  listModels,
  listRollouts,
  type ModelRefused,
  modelsNamed,
  type Promoted,
  promoteVersion,
  type Promotion,
  rollBackModel,
  shadowFigures,
  verifyEpochWith,
} from '@wherefore/engine';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { Parts, RequestContext } from '../context.js';
import { assertReason, knownState } from '../parse-request.js';
import { DriftReport, toDriftReport } from '../types/drift.js';
import { ModelResult, ModelVersion, ShadowFigures, toChecks, toModel, toShadow } from '../types/model.js';
import {
  fromPlan,
  LearningRun,
  Rollout,
  RolloutPlanSettings,
  toLearningRun,
  toRollout,
} from '../types/rollout.js';

const ALIASES: readonly string[] = ['current', 'canary', 'shadow'];

@Resolver()
export class ModelsResolver {
  @Query(() => [ModelVersion], { description: 'Everything that was learned, the latest first.' })
  async models(@Ctx() { parts }: RequestContext): Promise<ModelVersion[]> {
    return (await listModels(parts.graph)).map(toModel);
  }

  @Query(() => ModelVersion, {
    nullable: true,
    description: 'One version: by its id, or by what points at it, such as current.',
  })
  async model(
    @Arg('name', () => String) name: string,
    @Ctx() { parts }: RequestContext,
  ): Promise<ModelVersion | null> {
    const [model, ...others] = await modelsNamed(parts.graph, name);
    return model === undefined || others.length > 0 ? null : toModel(model);
  }

  @Query(() => [Rollout], { description: 'Versions that are, or were, tried on visitors, the latest first.' })
  async rollouts(@Ctx() { parts, now }: RequestContext): Promise<Rollout[]> {
    const rollouts = await listRollouts(parts.graph);
    return Promise.all(
      rollouts.map(async (rollout) => {
        if (rollout.state !== 'running') return toRollout(rollout);
        return toRollout({ ...rollout, verdicts: await judgeRollout(parts, rollout, now) });
      }),
    );
  }

  @Query(() => ShadowFigures, { description: 'What a version would have done while it was only watched.' })
  async shadowFigures(
    @Arg('model', () => ID) model: string,
    @Ctx() { parts }: RequestContext,
  ): Promise<ShadowFigures> {
    return toShadow(await shadowFigures(parts.queue.tallies, model));
  }

  @Query(() => DriftReport, {
    nullable: true,
    description:
      'What has moved since the current version was learned, as a worker last saw it; null where none has looked.',
  })
  async drift(@Ctx() { parts }: RequestContext): Promise<DriftReport | null> {
    const report = await lastDriftReport(parts.queue.tallies);
    return report === null ? null : toDriftReport(report);
  }

  @Query(() => [LearningRun], { description: 'Learning runs that wait or go on.' })
  async learning(@Ctx() { parts }: RequestContext): Promise<LearningRun[]> {
    return ((await parts.modelQueue?.learning()) ?? []).map(toLearningRun);
  }

  @Mutation(() => ModelResult, { description: 'Check a version and point an alias at it.' })
  async promoteModel(
    @Arg('version', () => ID) version: string,
    @Arg('to', () => String, { description: 'current, canary or shadow.' }) to: string,
    @Arg('reason', () => String) why: string,
    @Arg('plan', () => RolloutPlanSettings, { nullable: true, description: 'Of a canary.' })
    plan: RolloutPlanSettings | null | undefined,
    @Arg('anyway', () => Boolean, {
      defaultValue: false,
      description: 'Also where the checks have something against it.',
    })
    anyway: boolean,
    @Ctx() { parts, principal, now }: RequestContext,
  ): Promise<ModelResult> {
    const verify = verifyEpochWith(() => Promise.resolve(parts.desk), parts.scenarios?.() ?? []);
    const promotion: Promotion = {
      version,
      to: knownState(ALIASES, to) as Promotion['to'],
      plan: fromPlan(plan),
      anyway,
      who: principal.subject,
      why,
    };
    return toResult(await promoteVersion({ ...announcing(parts), verify }, promotion, now));
  }

  @Mutation(() => ModelResult, {
    description: 'Take back what is being tried; where nothing is, go back to the version before.',
  })
  async rollBackModel(
    @Arg('reason', () => String) why: string,
    @Ctx() { parts, principal, now }: RequestContext,
  ): Promise<ModelResult> {
    const rolled = await rollBackModel(announcing(parts), { who: principal.subject, why }, now);
    if (!rolled.ok) return toResult(rolled);
    const version = await findModel(parts.graph, rolled.value.to);
    return { version: version === null ? null : toModel(version), refused: null, checks: [] };
  }

  @Mutation(() => Boolean, { description: 'Let a worker learn; see `learning` for how far it has come.' })
  async learn(
    @Arg('reason', () => String) why: string,
    @Arg('as', () => String, {
      defaultValue: 'canary',
      description: 'What becomes of it: current, canary or shadow.',
    })
    as: string,
    @Ctx() { parts, principal }: RequestContext,
  ): Promise<boolean> {
    assertReason(why);
    if (parts.modelQueue === undefined)
      throw new WhereforeError('UNAVAILABLE', 'Nobody can be asked to learn here');
    const known = knownState(LEARN_AS, as) as LearnJob['as'];
    await parts.modelQueue.learn({ task: 'learn', as: known, by: principal.subject, why });
    return true;
  }
}

const announcing = ({ graph, queue }: Parts) => ({ graph, announce: () => announceModels({ graph, queue }) });

function toResult(outcome: Result<Promoted, ModelRefused>): ModelResult {
  if (outcome.ok) {
    const { version, checks } = outcome.value;
    return { version: toModel(version), refused: null, checks: toChecks(checks) };
  }
  const { message, checks = [] } = outcome.refusal;
  return { version: null, refused: message, checks: toChecks(checks) };
}
