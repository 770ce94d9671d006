import type { DecisionRecord, ErasedFrom } from '@wherefore/contracts';
import type { DecisionLog, LogErasure } from '@wherefore/log';
import type { DecisionTail, QueueErasure } from '@wherefore/queue';
import type { Keyring } from '../keyring.js';
import { decisionIdOf } from '../record/decision-id.js';
import { blankRecord } from '../record/blank-record.js';
import type { Person } from './person.js';
import { streamedDecisions } from './streamed-decisions.js';

export interface DecisionParts {
  readonly keyring: Keyring;
  readonly erasure: LogErasure;
  readonly redis: QueueErasure;
  readonly decisionLog: DecisionLog;
  readonly tail: DecisionTail;
}

const MOST = 2_000;
/** What is decided while this goes on is looked for again, so often at most. */
const ROUNDS = 3;

/**
 * Blanks the decisions that were made for somebody, and removes who they were then. The caller has the log of decisions to
 * itself: what still waits in the stream is moved there first, so that none is lost.
 */
export async function eraseDecisions(parts: DecisionParts, person: Person): Promise<ErasedFrom[]> {
  const visitors = [...person.pseudonyms, ...person.sessions];
  let [blanked, snapshots] = [0, 0];
  for (let round = 0; round < ROUNDS; round += 1) {
    await moveDecisions(parts);
    const done = await eraseOnce(parts, visitors);
    blanked += done.blanked;
    snapshots += done.snapshots;
    if (done.blanked === 0) break;
  }
  return [
    { store: 'decisions', found: blanked, removed: 0, blanked, unit: 'records' },
    {
      store: 'snapshots',
      found: snapshots,
      removed: snapshots,
      blanked: 0,
      unit: 'records of who visitors were',
    },
  ];
}

async function eraseOnce(
  { erasure, redis }: DecisionParts,
  visitors: readonly string[],
): Promise<{ readonly blanked: number; readonly snapshots: number }> {
  const logged = await erasure.decisionsOf(visitors);
  const streamed = await streamedDecisions(redis, new Set(visitors));
  const records = [...logged, ...streamed.decisions].map(({ body }) => JSON.parse(body) as DecisionRecord);
  const hashes = [...new Set(records.map(({ basis }) => basis.visitor))];
  const besides = [...logged, ...streamed.decisions].map(({ entry }) => entry);
  const shared = await erasure.sharedSnapshots({ hashes, besides });
  const theirs = hashes.filter((hash) => !shared.has(hash));
  const blanked = await erasure.blankDecisions(
    logged.map(({ entry, body }) => ({ entry, body: blankRecord(body) })),
  );
  const snapshots = await erasure.eraseSnapshots(theirs);
  const entries = theirs.flatMap((hash) => streamed.snapshots.get(hash) ?? []);
  await redis.dropDecisions([...streamed.decisions.map(({ entry }) => entry), ...entries], theirs);
  return { blanked, snapshots };
}

/** Moves what the stream holds to the log, as the worker does. */
async function moveDecisions({ tail, decisionLog, keyring }: DecisionParts): Promise<void> {
  for (;;) {
    const after = await decisionLog.position();
    const { entries, last } = await tail.read({ after, most: MOST, lingerMs: 0, waitMs: 50 });
    if (last === null) return;
    const named = entries.map((one) =>
      one.kind === 'snapshot' ? one : { ...one, decision: decisionIdOf(keyring, one.entry) },
    );
    await decisionLog.append({ after, last, entries: named });
  }
}
