import { randomUUID } from 'node:crypto';
import { accepted, type Batch, refused, type Result, WhereforeError } from '@wherefore/contracts';
import {
  claimHeldBatch,
  endRelease,
  type Graph,
  listHeldBatches,
  recordChange,
  type RowOf,
} from '@wherefore/graph';
import { PRIORITY } from '@wherefore/queue';
import { type IntakeParts, openBatch, submitBatch } from '../intake/submit-batch.js';
import { urgencyOf } from '../intake/urgency.js';

export type HeldBatch = RowOf<typeof listHeldBatches>;

/** What may become of a batch. */
export const BATCH_STATES = Object.freeze(['held', 'releasing', 'released', 'rejected'] as const);

/** Batches that are held as a whole; `state` is one of {@link BATCH_STATES}, or null for all. */
export const heldBatches = (
  graph: Pick<Graph, 'read'>,
  query: { readonly state: string | null; readonly limit: number },
): Promise<readonly HeldBatch[]> => graph.read(listHeldBatches, query);

export interface BatchSettlement {
  readonly id: string;
  readonly who: string;
  readonly why: string;
}

/** Why a batch could not be settled. */
export interface NotSettled {
  readonly message: string;
}

/** Lets a held batch take effect as it is, once; two who release it at the same time release it once. */
export async function releaseBatch(
  parts: IntakeParts & { readonly graph: Graph },
  settlement: BatchSettlement,
  now: Date,
): Promise<Result<string, NotSettled>> {
  const claimed = await settle(parts.graph, settlement, { state: 'releasing', at: now.toISOString() });
  if (!claimed.ok) return claimed;
  const batch = released(openBatch(parts.keyring, Buffer.from(claimed.value, 'base64')), now);
  await submitBatch(parts, batch, batch.guard === 'batch' ? PRIORITY.bulk : urgencyOf(batch.events));
  await parts.graph.write(endRelease, { id: settlement.id });
  return accepted(settlement.id);
}

/**
 * The same batch under a name of its own; a chunk of an import is none any more, as the import has gone on, and what
 * could not be used is in quarantine since it was held.
 */
function released({ id, source, guard, events, replays }: Batch, now: Date): Batch {
  return {
    id: `released:${id}`,
    source,
    receivedAt: now.toISOString(),
    guard,
    events,
    rejects: [],
    ...(replays === undefined ? {} : { replays }),
    released: true,
  };
}

/** Refuses a held batch for good; it stays readable in the list, with who refused it and why. */
export async function rejectBatch(
  graph: Graph,
  settlement: BatchSettlement,
  now: Date,
): Promise<Result<string, NotSettled>> {
  const claimed = await settle(graph, settlement, { state: 'rejected', at: now.toISOString() });
  return claimed.ok ? accepted(settlement.id) : claimed;
}

/** Moves a batch on under its lock, with an entry in the audit trail; answers its sealed bytes. */
async function settle(
  graph: Graph,
  { id, who, why }: BatchSettlement,
  { state, at }: { state: 'releasing' | 'rejected'; at: string },
): Promise<Result<string, NotSettled>> {
  if (why.trim() === '') return refused({ message: 'Say why' });
  const row = await graph.transaction(async (tx) => {
    const [claimed] = await tx.run(claimHeldBatch, { id, state, who, why, at });
    if (claimed?.free === true)
      await tx.run(recordChange, {
        id: randomUUID(),
        at,
        who,
        what: state === 'rejected' ? 'batches.reject' : 'batches.release',
        before: JSON.stringify({ id, state: claimed.before }),
        after: JSON.stringify({ id, state }),
        why,
      });
    return claimed;
  });
  if (row === undefined) throw new WhereforeError('NOT_FOUND', `No batch ${id} is held`);
  if (!row.free || row.sealed === null) return refused({ message: `${id} is ${row.before} already` });
  return accepted(row.sealed);
}
