import { type Batch, WhereforeError } from '@wherefore/contracts';
import { type Graph, migrate } from '@wherefore/graph';
import type { EventLog, LogFile } from '@wherefore/log';
import { applyBatches } from '../apply/apply-batches.js';
import type { LogParts } from '../apply/log-claims.js';
import type { Keyring } from '../keyring.js';
import { readBridge, restoreBatch } from './restore-events.js';

export interface RebuildParts {
  /** Where to; what is there stays, and what of the log it has already is not done again. */
  readonly graph: Graph;
  readonly log: Pick<EventLog, 'readBatches' | 'bridge'>;
  readonly keyring: Keyring;
  /** Only these files of the log; all when left out. */
  readonly files?: readonly LogFile[];
}

export interface RebuildReport {
  readonly files: number;
  readonly batches: number;
  readonly events: number;
  /** Of these, events that took effect now; the graph had the others. */
  readonly applied: number;
  /** Events of customers who have been forgotten, left out. */
  readonly forgotten: number;
  readonly seconds: number;
}

/** Events that are applied in one transaction, unless a batch has more. */
const MOST_EVENTS = 5_000;

/**
 * Makes the graph from the log: every event that feeds brought, applied as the worker applies it, by the same code, with the same
 * marks. Cut short, it is simply run again. What is learned, and what people set (rules, placements), is not in the log of
 * events: learn again, or restore a backup.
 */
export async function rebuildGraph(
  { graph, log, keyring, files }: RebuildParts,
  now: Date,
  onProgress: (report: RebuildReport) => void,
): Promise<RebuildReport> {
  const started = performance.now();
  await migrate(graph, now);
  const bridge = await readBridge(log.bridge, keyring);
  const tally = { files: 0, batches: 0, events: 0, applied: 0, forgotten: 0 };
  const report = (): RebuildReport => ({
    ...tally,
    seconds: Math.round((performance.now() - started) / 100) / 10,
  });
  const parts = { graph, keyring, log: alreadyHolding(log), waiting: () => Promise.resolve(null) };
  const apply = async (batches: readonly Batch[]): Promise<void> => {
    for (const { applied, forgotten } of await applyBatches(parts, batches)) {
      tally.applied += applied;
      tally.forgotten += forgotten;
    }
    onProgress(report());
  };
  let waiting: Batch[] = [];
  for await (const batches of log.readBatches(files)) {
    tally.files += 1;
    for (const read of batches) {
      const { batch, forgotten } = restoreBatch(read, bridge);
      tally.batches += 1;
      tally.events += read.events.length;
      tally.forgotten += forgotten;
      if (batch.guard === 'batch') await apply([batch]);
      else waiting.push(batch);
      if (sizeOf(waiting) >= MOST_EVENTS) waiting = await apply(waiting).then(() => []);
    }
  }
  if (waiting.length > 0) await apply(waiting);
  return report();
}

const sizeOf = (batches: readonly Batch[]): number =>
  batches.reduce((sum, { events }) => sum + events.length, 0);

/** What is rebuilt comes from the log: it has all of it, and nothing is written to it. */
const alreadyHolding = ({ bridge }: Pick<EventLog, 'bridge'>): LogParts['log'] => ({
  bridge,
  has: () => true,
  appendGroup: () => Promise.reject(new WhereforeError('INTERNAL', 'a rebuild must not write to the log')),
});
