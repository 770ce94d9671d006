import { type Epoch, RolloutPlan, type Snapshot } from '@wherefore/contracts';
import { type Graph, loadTriedRows, type RowOf } from '@wherefore/graph';
import { BoundedMap } from '../bounded-map.js';
import { type EvidenceBook, type EvidenceParts, openEvidenceBook } from './evidence-book.js';
import { epochOf } from './load-epoch.js';
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
}

export interface Tried {
  readonly trial: Trial | null;
  /** What is only watched: it scores a sample of decisions that others have made. */
  readonly shadow: Served | null;
}

const STANDINGS = 500;

/** What is tried beside the current version. What is wrong with it never keeps the current one from deciding. */
export async function loadTried(graph: Graph, parts: EvidenceParts): Promise<Tried> {
  const rows = await graph.read(loadTriedRows, {});
  const served = (row: Row) => servedOf(graph, row, parts);
  const shadow = rows.find(({ alias }) => alias === 'shadow');
  const canary = rows.find(({ alias, rollout }) => alias === 'canary' && rollout !== null);
  return {
    shadow: shadow === undefined ? null : served(shadow),
    trial: canary === undefined ? null : trialOf(canary, served(canary)),
  };
}

type Row = RowOf<typeof loadTriedRows>;

function trialOf({ rollout, plan, step, stepAt, ...row }: Row, canary: Served | null): Trial {
  const { steps } = RolloutPlan.parse(JSON.parse(plan ?? '{}'));
  return {
    rollout: rollout ?? '',
    step: step ?? 0,
    share: (steps[step ?? 0] ?? 0) / 100,
    since: Date.parse(stepAt ?? ''),
    epoch: row.id,
    baseline: row.baseline ?? '',
    canary,
  };
}

function servedOf(graph: Graph, row: Row, parts: EvidenceParts): Served | null {
  const epoch = readable(row);
  if (epoch === null) return null;
  return {
    model: row.model,
    epoch,
    snapshot: snapshotOf('epoch', epoch),
    evidence: openEvidenceBook(graph, epoch.id, parts),
    standings: new BoundedMap(STANDINGS),
  };
}

function readable(row: Row): Epoch | null {
  try {
    return epochOf(row);
  } catch {
    return null;
  }
}
