import {
  type Epoch,
  EpochId,
  EVIDENCE_SOURCES,
  type EvidenceSource,
  WhereforeError,
} from '@wherefore/contracts';
import type { Graph } from '@wherefore/graph';
import type { EventLog } from '@wherefore/log';
import { ANCHOR_WEIGHTS, HALF_LIFE_DAYS, LEARN_DEFAULTS, type LearnOptions } from './learn-options.js';
import { type Mined, mineEvidence } from './mine-evidence.js';
import { readShop, withoutRefusals } from './read-shop.js';
import { sampleStrengths } from './sample-strengths.js';
import { withCoefficients } from './set-coefficients.js';
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
  const groups = await readShop(parts.graph);
  const mined = await mineEvidence(history, groups, { options, onStage });

  onStage('coefficients');
  const draft = draftEpoch(run.now, {
    snapshot,
    mined,
    until: read.basketTime.reduce((a, b) => Math.max(a, b), 0),
  });
  const epoch = withCoefficients(draft, sampleStrengths(history, mined, { groups, draft }));
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

/** An epoch whose sources all count 1, to measure how strongly each speaks. */
function draftEpoch(now: Date, from: { snapshot: string; mined: Mined; until: number }): Epoch {
  const { snapshot, mined, until } = from;
  const stamp = now.toISOString().replace(/[-:]/g, '').slice(0, 15);
  const rate = Math.min(0.5, Math.max(1e-9, mined.baseRate));
  return {
    id: EpochId.parse(`e${stamp}-${snapshot.slice(0, 8)}`),
    at: now.toISOString(),
    until: new Date(until).toISOString(),
    bias: Math.log(rate / (1 - rate)),
    coefficients: Object.fromEntries(EVIDENCE_SOURCES.map((source) => [source, 1])) as Record<
      EvidenceSource,
      number
    >,
    anchorWeights: ANCHOR_WEIGHTS,
    halfLifeDays: HALF_LIFE_DAYS,
  };
}

function countEdges(mined: Mined): Record<string, number> {
  return {
    COMPLEMENTS: mined.complements.length,
    RELATED: mined.related.length,
    FOLLOWED_BY: mined.repeats.length,
    TOP_SELLER:
      mined.topSellers.segment.length + mined.topSellers.category.length + mined.topSellers.brand.length,
  };
}
