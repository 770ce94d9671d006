import { type Epoch, RolloutPlan, type Snapshot } from '@wherefore/contracts';
import { type Graph, loadTriedRows, type RowOf } from '@wherefore/graph';
import type { EvidenceBook } from './evidence-book.js';
import { epochOf } from './load-epoch.js';
import type { Book } from './book.js';
import { snapshotOf } from './snapshot-of.js';
import type { Standings } from './standing.js';

/** A version that may decide, beside the current one. */
export interface Served {
  readonly model: string;
  readonly epoch: Epoch;
  readonly snapshot: Snapshot;
  readonly evidence: EvidenceBook;
  readonly standings: Standings;
}

/** A version that is tried on a share of visitors. */
export interface Trial {
  readonly rollout: string;
  /** Index of the plan's step; the share it stands for, 0..1; since when, ms since 1970. */
  readonly step: number;
  readonly share: number;
  readonly since: number;
  /** The epochs of both arms. */
  readonly epoch: string;
  readonly baseline: string;
  /** Null where its constants cannot be read: the current version decides instead, and it counts as a failure. */
  readonly canary: Served | null;
  /** May it decide yet? */
  isReady(): boolean;
}

export interface Tried {
  readonly trial: Trial | null;
  /** What is only watched: it scores a sample of decisions that others have made. */
  readonly shadow: Served | null;
}

/** Longest that a version which is tried waits for its evidence before it decides, ms. */
const WARM_WITHIN_MS = 20_000;

/**
 * What is tried beside the current version. What is wrong with it never keeps the current one from deciding; and it does not decide before
 * it has read what the current one has in memory, so that nobody waits for it.
 */
export async function loadTried(
  graph: Graph,
  open: (epoch: string) => Book,
  current: EvidenceBook | null,
): Promise<Tried> {
  const rows = await graph.read(loadTriedRows, {});
  const shadow = rows.find(({ alias }) => alias === 'shadow');
  const tried = rows.find(({ alias, rollout }) => alias === 'canary' && rollout !== null);
  const canary = tried === undefined ? null : servedOf(tried, open);
  return {
    shadow: shadow === undefined ? null : servedOf(shadow, open),
    trial: tried === undefined ? null : trialOf(tried, canary, warming(canary, current)),
  };
}

/** Tells whether it has been warmed, or given up. */
function warming(canary: Served | null, current: EvidenceBook | null): () => boolean {
  let isReady = canary === null || current === null;
  if (canary !== null && current !== null)
    void canary.evidence.warm(current, WARM_WITHIN_MS).then(() => {
      isReady = true;
    });
  return () => isReady;
}

type Row = RowOf<typeof loadTriedRows>;

function trialOf(
  { rollout, plan, step, stepAt, ...row }: Row,
  canary: Served | null,
  isReady: () => boolean,
): Trial {
  const { steps } = RolloutPlan.parse(JSON.parse(plan ?? '{}'));
  return {
    rollout: rollout ?? '',
    step: step ?? 0,
    share: (steps[step ?? 0] ?? 0) / 100,
    since: Date.parse(stepAt ?? ''),
    epoch: row.id,
    baseline: row.baseline ?? '',
    canary,
    isReady,
  };
}

function servedOf(row: Row, open: (epoch: string) => Book): Served | null {
  const epoch = readable(row);
  if (epoch === null) return null;
  return { ...open(epoch.id), model: row.model, epoch, snapshot: snapshotOf('epoch', epoch) };
}

function readable(row: Row): Epoch | null {
  try {
    return epochOf(row);
  } catch {
    return null;
  }
}
