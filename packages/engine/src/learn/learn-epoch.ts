import {
  type Epoch,
  EpochId,
  type EvidenceSource,
  HALF_LIFE_DAYS,
  WhereforeError,
} from '@wherefore/contracts';
import type { Graph } from '@wherefore/graph';
import { type FittedScores, fitScores, scoreFold } from '@wherefore/learning';
import type { EventLog } from '@wherefore/log';
import { ANCHOR_WEIGHTS, LEARN_DEFAULTS, type LearnOptions } from './learn-options.js';
import { learningOf } from './learning-of.js';
import { type Mined, mineEvidence } from './mine-evidence.js';
import { readShop, withoutRefusals } from './read-shop.js';
import { withoutFuture } from './without-future.js';
import { writeEpoch } from './write-epoch.js';

export interface Learned {
  readonly epoch: Epoch;
  readonly orders: number;
  readonly customers: number;
  readonly products: number;
  /** Relationships written, by source of evidence. */
  readonly edges: Readonly<Record<string, number>>;
  readonly seconds: number;
}

/**
 * Learns from the log: mines evidence, sets coefficients, publishes a new epoch. Offers use the one before until the
 * last moment. Throws BAD_INPUT when the log holds no orders.
 */
export async function learnEpoch(
  parts: { graph: Graph; log: EventLog },
  run: { now: Date; options?: Partial<LearnOptions>; onStage?: (stage: string) => void },
): Promise<Learned> {
  const started = performance.now();
  const onStage = run.onStage ?? (() => undefined);
  const options = { ...LEARN_DEFAULTS, ...run.options };
  onStage('reading the log');
  const all = await parts.log.readBaskets();
  const read = withoutFuture(all, run.now);
  const ahead = all.basketTime.length - read.basketTime.length;
  if (ahead > 0) onStage(`${ahead} orders are dated in the future and left out`);
  const { snapshot } = read;
  if (read.basketCustomer.length === 0) {
    throw new WhereforeError(
      'BAD_INPUT',
      'There are no orders in the log to learn from: import some first, e.g. `wherefore seed`.',
    );
  }
  const history = await withoutRefusals(parts.graph, read);
  const views = await withoutRefusals(parts.graph, withoutFuture(await parts.log.readViews(), run.now));
  const shop = await readShop(parts.graph);
  const learning = learningOf(shop, history, { options, onStage });
  onStage('four weeks held back, to see what evidence is worth');
  const scores = await fitScores(scoreFold(history), options, learning);
  onStage(`${scores.cases} customers came back to say what evidence is worth`);
  onStage('learning from everything');
  const counts = (source: EvidenceSource) => scores.coefficients[source] > 0;
  const mined = await mineEvidence(history, shop, {
    settings: options,
    learning: { ...learning, counts },
    views,
  });
  const until = read.basketTime.reduce((a, b) => Math.max(a, b), 0);
  const epoch = epochOf(run.now, { snapshot, scores, until });
  onStage('writing the epoch to the graph');
  await writeEpoch(parts.graph, { epoch, mined, snapshot, parameters: { ...options } }, (edges) => {
    onStage(`writing the epoch to the graph: ${edges.toLocaleString('en')} relationships`);
  });
  return {
    epoch,
    orders: read.basketCustomer.length,
    customers: read.customers.length,
    products: read.products.length,
    edges: countEdges(mined),
    seconds: Math.round((performance.now() - started) / 100) / 10,
  };
}

function epochOf(now: Date, from: { snapshot: string; scores: FittedScores; until: number }): Epoch {
  const { snapshot, scores, until } = from;
  const stamp = now.toISOString().replace(/[-:]/g, '').slice(0, 15);
  return Object.freeze({
    id: EpochId.parse(`e${stamp}-${snapshot.slice(0, 8)}`),
    at: now.toISOString(),
    until: new Date(until).toISOString(),
    bias: scores.bias,
    coefficients: scores.coefficients,
    weightings: scores.weightings,
    anchorWeights: ANCHOR_WEIGHTS,
    halfLifeDays: HALF_LIFE_DAYS,
  });
}

function countEdges(mined: Mined): Record<string, number> {
  const { category, brand, everyone } = mined.topSellers;
  return {
    COMPLEMENTS: mined.complements.length,
    RELATED: mined.related.to.length,
    FOLLOWED_BY: mined.repeats.length + mined.followedBy.to.length,
    SUBSTITUTES: mined.substitutes.length,
    UPGRADES_TO: mined.upgrades.length,
    SIMILAR_CONTENT: mined.similar.length,
    IN_SEGMENT: mined.groups.reduce((sum, { members }) => sum + members.length, 0),
    WALKED_TO: mined.walkedTo.to.length,
    CHOSEN_WITH: mined.chosenWith.to.length,
    TOP_SELLER: category.length + brand.length + everyone.length + mined.segments.length,
  };
}
