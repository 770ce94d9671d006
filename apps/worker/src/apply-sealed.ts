import type { ApplyResult, Batch } from '@wherefore/contracts';
import {
  announceChanges,
  applyAlone,
  applyBatches,
  type ApplyParts,
  type Keyring,
  openBatch,
  type StepCounter,
} from '@wherefore/engine';
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
export function applySealed(parts: ApplySealedParts, sealed: readonly Buffer[]): Promise<Applied[]> {
  const batches = sealed.map((one) => openBatch(parts.keyring, one));
  return timed(parts, batches, (announcing) => applyBatches(announcing, batches));
}

/** The same for a batch that may be what its workers died of, with care. */
export async function applySealedAlone(
  parts: ApplySealedParts,
  sealed: Buffer,
  steps: StepCounter,
): Promise<Applied | undefined> {
  const batch = openBatch(parts.keyring, sealed);
  const [applied] = await timed(parts, [batch], async (announcing) => [
    await applyAlone(announcing, batch, steps),
  ]);
  return applied;
}

async function timed(
  { graph, log, keyring, queue }: ApplySealedParts,
  batches: readonly Batch[],
  apply: (parts: ApplyParts) => Promise<ApplyResult[]>,
): Promise<Applied[]> {
  const taken = Date.now();
  let [applied, announced] = [taken, taken];
  const announce = async (): Promise<void> => {
    applied = Date.now();
    await announceChanges({ graph, keyring, live: queue.live }, batches);
    announced = Date.now();
  };
  const waiting = async (batch: string): Promise<Batch | null> => {
    const found = await queue.waiting(batch);
    return found === null ? null : openBatch(keyring, found);
  };
  const results = await apply({ graph, log, keyring, announce, waiting });
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
