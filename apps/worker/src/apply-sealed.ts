import type { ApplyResult } from '@wherefore/contracts';
import {
  announceChanges,
  applyAlone,
  applyBatch,
  type Keyring,
  openBatch,
  type StepCounter,
} from '@wherefore/engine';
import type { Graph } from '@wherefore/graph';
import type { EventLog } from '@wherefore/log';
import type { LiveState } from '@wherefore/queue';

export interface ApplySealedParts {
  readonly graph: Graph;
  readonly log: EventLog;
  readonly live: LiveState;
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
}

/**
 * Opens a batch and gives it its effect: in the graph, for all who keep what they read from it, and in the log. With `steps` it
 * may be what its workers died of, and is applied with care.
 */
export async function applySealed(
  parts: ApplySealedParts,
  sealed: Buffer,
  steps?: StepCounter,
): Promise<Applied> {
  const taken = Date.now();
  let [applied, announced] = [taken, taken];
  const batch = openBatch(parts.keyring, sealed);
  const announce = async (): Promise<void> => {
    applied = Date.now();
    await announceChanges(parts, batch);
    announced = Date.now();
  };
  const announcing = { ...parts, announce };
  const result = await (steps === undefined
    ? applyBatch(announcing, batch)
    : applyAlone(announcing, batch, steps));
  return {
    ...result,
    receivedAt: batch.receivedAt,
    waitedMs: taken - Date.parse(batch.receivedAt),
    applyMs: applied - taken,
    announceMs: announced - applied,
    logMs: Date.now() - announced,
  };
}
