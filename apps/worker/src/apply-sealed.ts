import type { ApplyResult, Batch } from '@wherefore/contracts';
import { announceChanges, applyBatches, type Keyring, openBatch } from '@wherefore/engine';
import type { Graph } from '@wherefore/graph';
import type { EventLog } from '@wherefore/log';
import type { QueueDoor } from '@wherefore/queue';

export interface ApplySealedParts {
  readonly graph: Graph;
  readonly log: EventLog;
  readonly queue: Pick<QueueDoor, 'live' | 'waiting'>;
  readonly keyring: Keyring;
}

/** What became of a batch, and how long each step took, milliseconds. */
export interface Applied extends ApplyResult {
  readonly receivedAt: string;
  readonly waitedMs: number;
  /** Until the graph had it ... */
  readonly applyMs: number;
  /** ... until everybody was told ... */
  readonly announceMs: number;
  /** ... and until the log had it. */
  readonly logMs: number;
  /** Batches that were applied with it. */
  readonly together: number;
}

/** Opens batches and gives them their effect: in the graph, for all who keep what they read from it, and in the log. */
export async function applySealed(parts: ApplySealedParts, sealed: readonly Buffer[]): Promise<Applied[]> {
  const { graph, log, keyring, queue } = parts;
  const taken = Date.now();
  let [applied, announced] = [taken, taken];
  const batches = sealed.map((one) => openBatch(keyring, one));
  const announce = async (): Promise<void> => {
    applied = Date.now();
    await announceChanges({ graph, keyring, live: queue.live }, batches);
    announced = Date.now();
  };
  const waiting = async (batch: string): Promise<Batch | null> => {
    const found = await queue.waiting(batch);
    return found === null ? null : openBatch(keyring, found);
  };
  const results = await applyBatches({ graph, log, keyring, announce, waiting }, batches);
  const logged = Date.now();
  return results.map((result, index) => {
    const { receivedAt = new Date(taken).toISOString() } = batches[index] ?? {};
    return {
      ...result,
      receivedAt,
      waitedMs: taken - Date.parse(receivedAt),
      applyMs: applied - taken,
      announceMs: announced - applied,
      logMs: logged - announced,
      together: batches.length,
    };
  });
}
