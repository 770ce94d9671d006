import {
  accepted,
  type ModelCheck,
  type ModelVersion,
  refused,
  type Result,
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

export interface PromoteParts extends ModelParts {
  /** Asks the scenarios that a version must hold; null where there are none. */
  readonly verify: VerifyEpoch | null;
}

export interface Promotion extends ModelChange {
  readonly version: string;
  readonly to: 'current' | 'shadow';
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
  { version: id, to, anyway, who, why }: Promotion,
  now: Date,
): Promise<Result<Promoted, ModelRefused>> {
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
    await move(ledger, { model: id, epoch }, to);
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
async function objectionTo({ tx }: AliasLedger, version: ModelVersion): Promise<ModelRefused | null> {
  const [row] = await tx.run(epochById, { id: version.epoch ?? '' });
  const isThere = row !== undefined && !['building', 'retired'].includes(row.status);
  return isThere ? null : { code: 'gone', message: goneText(version) };
}

async function move({ makeCurrent, point }: AliasLedger, to: Pointed, alias: Promotion['to']): Promise<void> {
  await (alias === 'current' ? makeCurrent(to) : point(alias, to));
}
