import { type ApplyResult, type Batch, WhereforeError } from '@wherefore/contracts';
import {
  announceChanges,
  applyAlone,
  applyBatches,
  type ApplyParts,
  type ContractShelf,
  gateBatch,
  type Gated,
  holdBatch,
  type Keyring,
  maskNow,
  openBatch,
  recordFeeds,
  type StepCounter,
} from '@wherefore/engine';
import type { Graph } from '@wherefore/graph';
import type { EventLog } from '@wherefore/log';
import type { QueueDoor } from '@wherefore/queue';

export interface ApplySealedParts {
  readonly graph: Graph;
  readonly log: EventLog;
  readonly queue: Pick<QueueDoor, 'live' | 'waiting' | 'feeds' | 'profiles'>;
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
  /** Batches that were applied with it. */
  readonly together: number;
  /** Why all of it is held; null where it took effect. */
  readonly held: string | null;
}

/**
 * Opens batches and gives them their effect: in the graph, for all who keep what they read from it, and in the log. What
 * their feeds' contracts refuse goes to quarantine instead, or is held as a whole. `onVisible` is called before the log is written.
 */
export function applySealed(
  parts: ApplySealedParts,
  sealed: readonly Buffer[],
  onVisible: () => void = () => undefined,
): Promise<Applied[]> {
  return gatedAndTimed(parts, sealed, { apply: applyBatches, onVisible });
}

/** The same for a batch that may be what its workers died of, with care. */
export async function applySealedAlone(
  parts: ApplySealedParts,
  sealed: Buffer,
  steps: StepCounter,
): Promise<Applied | undefined> {
  const carefully: Apply = (applying, batches) =>
    Promise.all(batches.map((batch) => applyAlone(applying, batch, steps)));
  const way = { apply: carefully, onVisible: () => undefined };
  const [applied] = await gatedAndTimed(parts, [sealed], way);
  return applied;
}

const NOTHING_DONE = Object.freeze({ applied: 0, duplicates: 0, quarantined: 0, forgotten: 0 });

type Apply = (parts: ApplyParts, batches: readonly Batch[]) => Promise<ApplyResult[]>;

async function gatedAndTimed(
  parts: ApplySealedParts,
  sealed: readonly Buffer[],
  { apply, onVisible }: { readonly apply: Apply; readonly onVisible: () => void },
): Promise<Applied[]> {
  const taken = Date.now();
  const all = await gateAll(parts, sealed);
  const gated = Date.now();
  let [applied, announced] = [gated, gated];
  const passed = all.filter(({ hold }) => hold === null).map(({ batch }) => batch);
  const announce = async (): Promise<void> => {
    applied = Date.now();
    await announceChanges({ ...parts, live: parts.queue.live }, passed);
    announced = Date.now();
    onVisible();
  };
  const applying = { ...parts, announce, waiting: (id: string) => openWaiting(parts, id) };
  const results = passed.length === 0 ? [] : await apply(applying, passed);
  const logged = Date.now();
  const byBatch = new Map(results.map((result) => [result.batch, result]));
  return Promise.all(
    all.map(async ({ batch, hold, failures, forgotten }) => {
      const result = byBatch.get(batch.id) ?? { ...NOTHING_DONE, batch: batch.id };
      if (hold !== null) await holdBatch(parts, batch, hold);
      const held = hold === null ? 0 : batch.events.length;
      await recordFeeds(parts.queue, { batch, result, held, failures }, new Date(announced));
      return {
        ...result,
        forgotten: result.forgotten + forgotten,
        receivedAt: batch.receivedAt,
        waitedMs: taken - Date.parse(batch.receivedAt),
        gateMs: gated - taken,
        applyMs: applied - gated,
        announceMs: announced - applied,
        logMs: logged - announced,
        together: passed.length,
        held: hold,
      };
    }),
  );
}

interface GatedBatch extends Gated {
  /** Events and bad records of people who were forgotten. */
  readonly forgotten: number;
}

/** Asks the contracts about every batch. One that must wait for what it refers to is tried alone, so that it keeps nobody waiting. */
async function gateAll(parts: ApplySealedParts, sealed: readonly Buffer[]): Promise<GatedBatch[]> {
  const now = new Date();
  const opened = sealed.map((one) => openBatch(parts.keyring, one));
  const { batches, forgotten } = await maskNow(parts.graph, parts.keyring, opened);
  const asked = await Promise.allSettled(batches.map((batch) => gateBatch(parts, batch, now)));
  const gated: GatedBatch[] = [];
  for (const [index, one] of asked.entries())
    if (one.status === 'fulfilled') gated.push({ ...one.value, forgotten: forgotten[index] ?? 0 });
    else if (sealed.length === 1) throw one.reason;
    else
      throw new WhereforeError('INTERNAL', 'one of the batches cannot be applied now', { cause: one.reason });
  return gated;
}

async function openWaiting({ queue, keyring }: ApplySealedParts, batch: string): Promise<Batch | null> {
  const found = await queue.waiting(batch);
  return found === null ? null : openBatch(keyring, found);
}
