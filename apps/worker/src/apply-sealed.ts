import type { ApplyResult } from '@wherefore/contracts';
import {
  announceChanges,
  applyBatch,
  type ContractShelf,
  gateBatch,
  type Gated,
  holdBatch,
  type Keyring,
  openBatch,
  recordFeeds,
} from '@wherefore/engine';
import type { Graph } from '@wherefore/graph';
import type { EventLog } from '@wherefore/log';
import type { QueueDoor } from '@wherefore/queue';

export interface ApplySealedParts {
  readonly graph: Graph;
  readonly log: EventLog;
  readonly queue: Pick<QueueDoor, 'live' | 'feeds' | 'profiles'>;
  readonly keyring: Keyring;
  readonly contracts: ContractShelf;
  /** How far in the future an event may lie, seconds. */
  readonly futureSeconds?: number;
}

/** What became of a batch, and how long each step took, milliseconds. */
export interface Applied extends ApplyResult {
  readonly receivedAt: string;
  readonly waitedMs: number;
  /** Until its feeds' contracts had been asked ... */
  readonly gateMs: number;
  /** ... until the graph had it ... */
  readonly applyMs: number;
  /** ... until everybody was told ... */
  readonly announceMs: number;
  /** ... and until the log had it. */
  readonly logMs: number;
  /** Why all of it is held; null where it took effect. */
  readonly held: string | null;
}

/**
 * Opens a batch and gives it its effect: in the graph, for all who keep what they read from it, and in the log. What its
 * feeds' contracts refuse goes to quarantine instead, or is held as a whole.
 */
export async function applySealed(parts: ApplySealedParts, sealed: Buffer): Promise<Applied> {
  const taken = Date.now();
  const opened = openBatch(parts.keyring, sealed);
  const { batch, hold, failures } = await gateBatch(parts, opened, new Date());
  const gated = Date.now();
  const timed = {
    receivedAt: batch.receivedAt,
    waitedMs: taken - Date.parse(batch.receivedAt),
    gateMs: gated - taken,
  };
  if (hold !== null) return { ...(await putAside(parts, { batch, failures }, hold)), ...timed, held: hold };

  let [applied, announced] = [gated, gated];
  const announce = async (): Promise<void> => {
    applied = Date.now();
    await announceChanges({ ...parts, live: parts.queue.live }, batch);
    announced = Date.now();
  };
  const result = await applyBatch({ ...parts, announce }, batch);
  const logMs = Date.now() - announced;
  await recordFeeds(parts.queue, { batch, result, failures }, new Date(announced));
  return {
    ...result,
    ...timed,
    held: null,
    applyMs: applied - gated,
    announceMs: announced - applied,
    logMs,
  };
}

async function putAside(
  parts: ApplySealedParts,
  { batch, failures }: Pick<Gated, 'batch' | 'failures'>,
  reason: string,
) {
  const begun = Date.now();
  await holdBatch(parts, batch, reason);
  const result: ApplyResult = { batch: batch.id, applied: 0, duplicates: 0, quarantined: 0 };
  await recordFeeds(parts.queue, { batch, result, held: batch.events.length, failures }, new Date());
  return { ...result, applyMs: Date.now() - begun, announceMs: 0, logMs: 0 };
}
