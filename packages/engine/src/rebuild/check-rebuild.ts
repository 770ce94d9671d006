import type { Graph } from '@wherefore/graph';
import type { EventLog } from '@wherefore/log';
import type { QueueDoor } from '@wherefore/queue';
import type { Keyring } from '../keyring.js';
import { type RebuildReport, rebuildGraph } from './rebuild-graph.js';
import { type StateDifference, stateDifferences } from './state-differences.js';
import { differingParts, type StateHash, stateHash } from './state-hash.js';

export interface CheckParts {
  readonly live: Graph;
  /** An empty graph to build in. */
  readonly beside: Graph;
  readonly log: EventLog;
  readonly keyring: Keyring;
  readonly queue: Pick<QueueDoor, 'still'>;
}

/** A label or type of which the live graph and the log do not say the same. */
export interface Disagreement {
  readonly what: string;
  readonly live: number;
  readonly rebuilt: number;
  /** The first elements that differ; `one` is the live graph's. */
  readonly first: readonly StateDifference[];
}

export interface CheckReport {
  readonly same: boolean;
  readonly live: StateHash;
  readonly rebuilt: StateHash;
  readonly disagreements: readonly Disagreement[];
  readonly rebuild: RebuildReport;
}

/**
 * Builds the graph from the log in another place and compares it with the live one. Feeds wait while the live graph is read, so
 * that both are of one moment; they go on while the other is built.
 */
export async function checkRebuild(
  { live, beside, log, keyring, queue }: CheckParts,
  now: Date,
  onProgress: (report: RebuildReport) => void,
): Promise<CheckReport> {
  const { hash, files } = await queue.still(async () => ({
    hash: await stateHash(live),
    files: await log.listFiles(),
  }));
  const rebuild = await rebuildGraph({ graph: beside, log, keyring, files }, now, onProgress);
  const rebuilt = await stateHash(beside);
  const disagreements: Disagreement[] = [];
  for (const what of differingParts(hash, rebuilt))
    disagreements.push({
      what,
      live: countOf(hash, what),
      rebuilt: countOf(rebuilt, what),
      first: await stateDifferences({ one: live, other: beside }, what, 3),
    });
  return { same: hash.hash === rebuilt.hash, live: hash, rebuilt, disagreements, rebuild };
}

const countOf = ({ parts }: StateHash, wanted: string): number =>
  parts.find(({ what }) => what === wanted)?.count ?? 0;
