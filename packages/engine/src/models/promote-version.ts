import {
  accepted,
  type ModelCheck,
  type ModelVersion,
  refused,
  type Result,
  type RolloutPlan,
  type RolloutPlanInput,
  WhereforeError,
} from '@wherefore/contracts';
import { epochById } from '@wherefore/graph';
import {
  type AliasLedger,
  changeModels,
  type ModelChange,
  type ModelParts,
  type ModelRefused,
  modelRefusal,
  type Pointed,
} from './change-models.js';
import { checkVersion, type VerifyEpoch } from './check-version.js';
import { findModel, modelOf } from './list-models.js';
import { beginWithin, parsePlan } from './rollouts/begin-rollout.js';
import { endRunning } from './rollouts/end-rollout.js';

export interface PromoteParts extends ModelParts {
  /** Asks the scenarios that a version must hold; null where there are none. */
  readonly verify: VerifyEpoch | null;
}

export interface Promotion extends ModelChange {
  readonly version: string;
  readonly to: 'current' | 'canary' | 'shadow';
  /** Of a canary: how its share grows; what it leaves out is as the contract says. */
  readonly plan?: RolloutPlanInput;
  /** Serves also what the checks have something against. */
  readonly anyway: boolean;
}

export interface Promoted {
  readonly version: ModelVersion;
  readonly checks: readonly ModelCheck[];
}

/**
 * Points an alias at a version, after the checks, in one step; every process serves it from its next decision on. Refused where a check
 * fails and it is not meant anyway, and where its relationships are gone.
 */
export async function promoteVersion(
  parts: PromoteParts,
  promotion: Promotion,
  now: Date,
): Promise<Result<Promoted, ModelRefused>> {
  const { version: id, to, anyway, who, why } = promotion;
  const plan = parsePlan(promotion.plan ?? {});
  if (!plan.ok) return plan;
  const version = await findModel(parts.graph, id);
  if (version === null) return modelRefusal('unknown-version', `There is no version ${id}`);
  const checks = await checkVersion(parts, version, await modelOf(parts.graph, 'current'));
  const failed = checks.filter(({ holds }) => !holds);
  const { epoch } = version;
  if (epoch === null) return modelRefusal('gone', goneText(version));
  if (failed.length > 0 && !anyway) return refused(checksFailed(version, checks));
  const moved = await changeModels(parts, { who, why, now }, async (ledger) => {
    const objection = await objectionTo(ledger, version);
    if (objection !== null) return refused(objection);
    const done = await move(ledger, { model: id, epoch }, { to, plan: plan.value, who, why });
    if (!done.ok) return done;
    const despite = failed.length === 0 ? {} : { despite: failed.map(({ name }) => name) };
    await ledger.audit(`models.promote-${to}`, { [to]: id, ...despite });
    return accepted(null);
  });
  if (!moved.ok) return moved;
  const promoted = await findModel(parts.graph, id);
  if (promoted === null) throw new WhereforeError('INTERNAL', `${id} was promoted and is not there`);
  return accepted({ version: promoted, checks });
}

const goneText = ({ id }: ModelVersion): string =>
  `The relationships of ${id} are gone: only versions that an alias points at keep them. Learn from the same log again`;

function checksFailed({ id }: ModelVersion, checks: readonly ModelCheck[]): ModelRefused {
  const failed = checks.filter(({ holds }) => !holds).map(({ name, detail }) => `${name}: ${detail}`);
  return {
    code: 'checks-failed',
    message: `${id} is not published, offers stay as they were. ${failed.join('. ')}. What is meant anyway, says so`,
    checks,
  };
}

/** What may have come to pass since it was checked. */
async function objectionTo(
  { tx, aliases }: AliasLedger,
  version: ModelVersion,
): Promise<ModelRefused | null> {
  const [row] = await tx.run(epochById, { id: version.epoch ?? '' });
  const isThere = row !== undefined && !['building', 'retired'].includes(row.status);
  if (!isThere) return { code: 'gone', message: goneText(version) };
  const tried = aliases.get('canary')?.model ?? version.id;
  if (tried === version.id) return null;
  const message = `${tried} is being tried on visitors: end that first, with \`wherefore models rollback\``;
  return { code: 'not-now', message };
}

interface Move extends ModelChange {
  readonly to: Promotion['to'];
  readonly plan: RolloutPlan;
}

async function move(
  ledger: AliasLedger,
  version: Pointed,
  { to, ...change }: Move,
): Promise<Result<unknown, ModelRefused>> {
  const isTried = ledger.aliases.get('canary')?.model === version.model;
  if (to === 'canary')
    return isTried
      ? modelRefusal('not-now', `${version.model} is being tried already`)
      : beginWithin(ledger, version, change);
  if (to === 'shadow') await ledger.point('shadow', version);
  else {
    if (isTried) await endRunning(ledger, { state: 'promoted', reason: change.why });
    await ledger.makeCurrent(version);
  }
  return accepted(null);
}
