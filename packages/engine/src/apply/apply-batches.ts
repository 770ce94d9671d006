import { type ApplyResult, type Batch, type Event, type Reject, WhereforeError } from '@wherefore/contracts';
import { keepOriginal } from '../quarantine/keep-original.js';
import { quarantineRejects } from '../quarantine/quarantine-rejects.js';
import { type Claim, claimGroup, type Group, groupOf, keyOf } from './claim.js';
import { findPoison } from './find-poison.js';
import { logClaims, type LogParts } from './log-claims.js';
import { isForgottenMeanwhile, maskBatches } from '../privacy/mask-batches.js';
import { planEffects } from './plan-effects.js';
import { runEffects } from './run-effects.js';

export interface ApplyParts extends LogParts {
  /** Told as soon as the graph has the batches, before the log has; again when they are tried again. */
  readonly announce?: (batches: readonly Batch[]) => Promise<void>;
}

/**
 * Gives batches their effect exactly once and together: inbox entries and effect in one transaction, then one file of the
 * log, named so that doing it again changes nothing. What one transaction costs is shared by all that waited for it. A chunk of a
 * file must come alone.
 *
 * An event that the graph itself refuses is quarantined, and its neighbours take effect, when its batch is alone; of several
 * batches none takes effect, and INTERNAL is thrown: try each alone. Throws UNAVAILABLE or TIMEOUT when the whole
 * should be tried again later.
 */
export async function applyBatches(parts: ApplyParts, batches: readonly Batch[]): Promise<ApplyResult[]> {
  if (batches.length > 1 && batches.some(({ guard }) => guard === 'batch'))
    throw new WhereforeError('INTERNAL', 'a chunk of a file must be applied alone');
  const group = groupOf(batches);
  const { claims, forgotten } = await applyToGraph(parts, group);
  await parts.announce?.(claims.map(({ batch }) => batch));
  await logClaims(parts, group, claims);
  return claims.map(({ batch: { id, events }, fresh, rejects }, index) => ({
    batch: id,
    applied: fresh.length,
    duplicates: events.length - fresh.length,
    quarantined: rejects.length,
    forgotten: forgotten[index] ?? 0,
  }));
}

/** One batch alone. */
export async function applyBatch(parts: ApplyParts, batch: Batch): Promise<ApplyResult> {
  const [result] = await applyBatches(parts, [batch]);
  if (result === undefined) throw new WhereforeError('INTERNAL', 'a batch was applied without a result');
  return result;
}

interface InGraph {
  /** Of the batches without the people who were forgotten. */
  readonly claims: readonly Claim[];
  /** Per batch, what named them. */
  readonly forgotten: readonly number[];
}

async function applyToGraph(parts: ApplyParts, group: Group): Promise<InGraph> {
  try {
    return await attempt(parts, group);
  } catch (error) {
    if (isForgottenMeanwhile(error)) return applyToGraph(parts, group);
    const [batch] = group.batches;
    if (!(error instanceof WhereforeError) || error.code !== 'INTERNAL') throw error;
    if (batch === undefined || group.batches.length > 1) throw error;
    return attempt(parts, { ...group, batches: [await withoutPoison(parts, batch, error)] });
  }
}

/** The batch, with those of its events among the rejects that the graph refuses. Throws `error` when it refuses none of them. */
async function withoutPoison(parts: ApplyParts, batch: Batch, error: WhereforeError): Promise<Batch> {
  const poison = await findPoison(parts, batch.events);
  if (poison.size === 0) throw error;
  const rejects = [...poison].map(([event, reason]) => rejectOf(batch, event, reason));
  const events = batch.events.filter((event) => !poison.has(event));
  return { ...batch, events, rejects: [...batch.rejects, ...rejects] };
}

/** An event that was good when it was accepted, as a record that could not be used; it goes back to where it was replayed from. */
export function rejectOf({ replays }: Pick<Batch, 'replays'>, event: Event, reason: string): Reject {
  const entry = replays?.[keyOf(event)];
  return {
    source: event.source,
    position: `event ${event.id}`,
    reason,
    ...keepOriginal(JSON.stringify(event)),
    ...(entry === undefined ? {} : { entry }),
  };
}

function attempt({ graph, keyring }: ApplyParts, group: Group): Promise<InGraph> {
  return graph.transaction(async (tx) => {
    const { batches, forgotten, confirm } = await maskBatches(tx, keyring, group.batches);
    const claims = await claimGroup(tx, { ...group, batches });
    await runEffects(
      tx,
      planEffects(
        claims.flatMap(({ fresh }) => fresh),
        keyring,
      ),
    );
    await quarantineRejects(tx, claims, keyring);
    await confirm();
    return { claims, forgotten };
  });
}
