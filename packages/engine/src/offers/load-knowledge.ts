import type { Epoch, Placement, RuleSet, Snapshot } from '@wherefore/contracts';
import type { Graph } from '@wherefore/graph';
import { loadPlacements } from '../placements/load-placements.js';
import { loadPublishedRules } from '../rules/load-published-rules.js';
import { BoundedMap } from '../bounded-map.js';
import type { ChangeBook } from './change-book.js';
import { type Bundles, loadBundleParts } from './load-bundle-parts.js';
import { type EvidenceBook, openEvidenceBook } from './evidence-book.js';
import { loadEpoch } from './load-epoch.js';
import type { ProductIndex } from './product-index.js';
import { snapshotOf } from './snapshot-of.js';
import { loadTried, type Tried } from './load-tried.js';
import { loadUnusedSources } from './unused-sources.js';
import type { Standings } from './standing.js';

/** One takes about 50 kB. */
const MOST_STANDINGS = 1_000;

export interface Placed {
  readonly placement: Placement;
  readonly snapshot: Snapshot;
}

/** The snapshots of what is the same for all visitors. */
export interface KnowledgeSnapshots {
  readonly epoch: Snapshot | null;
  readonly rules: Snapshot;
}

/** What the shop has learned and decided, as of one moment: everything that is the same for all visitors. */
export interface Knowledge {
  readonly epoch: Epoch | null;
  readonly rules: RuleSet;
  readonly placements: ReadonlyMap<string, Placed>;
  readonly bundles: Bundles;
  readonly kept: KnowledgeSnapshots;
  /** Evidence of the epoch; null before the first. */
  readonly evidence: EvidenceBook | null;
  readonly standings: Standings;
  /** Versions beside the current one. */
  readonly tried: Tried;
}

/** Reads all of it. Evidence starts anew: whatever changed may have changed it too. */
export async function loadKnowledge(
  graph: Graph,
  { index, changes }: { readonly index: ProductIndex; readonly changes: ChangeBook },
): Promise<Knowledge> {
  const [epoch, rules, placements, bundles, unused] = await Promise.all([
    loadEpoch(graph),
    loadPublishedRules(graph),
    loadPlacements(graph),
    loadBundleParts(graph),
    loadUnusedSources(graph, changes),
  ]);
  const reading = { index, changes, unused };
  const tried = await loadTried(graph, reading);
  return {
    epoch,
    rules,
    bundles,
    kept: {
      epoch: epoch === null ? null : snapshotOf('epoch', epoch),
      rules: snapshotOf('rules', rules),
    },
    placements: new Map(
      placements.map((placement) => [
        placement.id,
        { placement, snapshot: snapshotOf('placement', placement) },
      ]),
    ),
    standings: new BoundedMap(MOST_STANDINGS),
    evidence: epoch === null ? null : openEvidenceBook(graph, epoch.id, reading),
    tried,
  };
}
