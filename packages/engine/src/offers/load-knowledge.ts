import type { Epoch, RuleSet, Snapshot } from '@wherefore/contracts';
import type { Graph } from '@wherefore/graph';
import { loadPlacements } from '../placements/load-placements.js';
import { listedMarks } from '../privacy/forgotten-list.js';
import { loadPublishedRules } from '../rules/load-published-rules.js';
import { loadTerms, type Terms } from '../terms/list-terms.js';
import { BoundedMap } from '../bounded-map.js';
import type { Book } from './book.js';
import type { ChangeBook } from './change-book.js';
import { type Bundles, loadBundleParts } from './load-bundle-parts.js';
import { type EvidenceBook, openEvidenceBook } from './evidence-book.js';
import { loadEpoch } from './load-epoch.js';
import type { ProductIndex } from './product-index.js';
import type { Placed } from './placed.js';
import { snapshotOf } from './snapshot-of.js';
import { loadTraffic, type OpenTraffic } from './load-traffic.js';
import { loadTried, type Tried } from './load-tried.js';
import { loadUnusedSources } from './unused-sources.js';
import type { Standings } from './standing.js';

/** One takes about 50 kB. */
const MOST_STANDINGS = 1_000;

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
  /** Keyed hashes of people who were forgotten: to us they are strangers. */
  readonly forgotten: ReadonlySet<string>;
  readonly kept: KnowledgeSnapshots;
  /** Evidence of the epoch; null before the first. */
  readonly evidence: EvidenceBook | null;
  readonly standings: Standings;
  /** Models that add to scores. */
  readonly models: Terms;
  /** Versions beside the current one. */
  readonly tried: Tried;
  /** Why it could not be read again though it has changed, if so. */
  readonly unread: string | null;
  /** What is tried on part of the visitors, and who is held out. */
  readonly experiments: OpenTraffic;
}

/** What is known of the epochs that decide, or are watched. */
export function booksOf({ epoch, evidence, standings, tried, experiments }: Knowledge): Book[] {
  const current = epoch === null || evidence === null ? [] : [{ epoch: epoch.id, evidence, standings }];
  const beside = [tried.trial?.canary, tried.shadow].flatMap((served) =>
    served ? [{ ...served, epoch: served.epoch.id }] : [],
  );
  return [...current, ...beside, ...experiments.books];
}

/** Reads all of it. Evidence starts anew but for the books that are kept: whatever changed may have changed it too. */
export async function loadKnowledge(
  graph: Graph,
  { index, changes, kept }: { index: ProductIndex; changes: ChangeBook; kept: readonly Book[] },
): Promise<Knowledge> {
  const [epoch, rules, placements, bundles, unused, models, forgotten] = await Promise.all([
    loadEpoch(graph),
    loadPublishedRules(graph),
    loadPlacements(graph),
    loadBundleParts(graph),
    loadUnusedSources(graph, changes),
    loadTerms(graph),
    listedMarks(graph),
  ]);
  const open = (id: string): Book =>
    kept.find((one) => one.epoch === id) ?? {
      epoch: id,
      evidence: openEvidenceBook(graph, id, { index, changes, unused }),
      standings: new BoundedMap(MOST_STANDINGS),
    };
  const book = epoch === null ? null : open(epoch.id);
  const tried = await loadTried(graph, open, book?.evidence ?? null);
  const experiments = await loadTraffic(graph, (id) => (book !== null && id === epoch?.id ? book : open(id)));
  return {
    epoch,
    rules,
    bundles,
    forgotten,
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
    standings: book?.standings ?? new BoundedMap(MOST_STANDINGS),
    evidence: book?.evidence ?? null,
    models,
    tried,
    experiments,
    unread: null,
  };
}
