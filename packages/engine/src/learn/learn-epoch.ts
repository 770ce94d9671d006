import {
  type Epoch,
  type EvidenceSource,
  HALF_LIFE_DAYS,
  type ModelAlias,
  type ModelCheck,
  type ModelLineage,
  type ModelVersion,
  type RolloutPlanInput,
  WhereforeError,
} from '@wherefore/contracts';
import type { Graph } from '@wherefore/graph';
import { type FittedScores, fitScores, scoreFold } from '@wherefore/learning';
import type { BasketHistory, EventLog } from '@wherefore/log';
import { modelOf } from '../models/list-models.js';
import { type PromoteParts, promoteVersion, type Promotion } from '../models/promote-version.js';
import { loadEpochById } from '../offers/load-epoch.js';
import { codeVersion } from './code-version.js';
import { ANCHOR_WEIGHTS, LEARN_DEFAULTS, type LearnOptions } from './learn-options.js';
import { learningOf } from './learning-of.js';
import { type Mined, mineEvidence } from './mine-evidence.js';
import { readShop, withoutRefusals } from './read-shop.js';
import { shopHash } from './shop-hash.js';
import { withoutFuture } from './without-future.js';
import { clearRetired, nameVersion, writeVersion } from './write-epoch.js';

export interface Learned {
  readonly epoch: Epoch;
  readonly version: ModelVersion;
  /** What was looked at before anything was published. */
  readonly checks: readonly ModelCheck[];
  /** The alias that points at it now; null where it was not published. */
  readonly published: ModelAlias | null;
  /** Why not, or what it is waiting for; null where it decides offers. */
  readonly remark: string | null;
  readonly orders: number;
  readonly customers: number;
  readonly products: number;
  /** Relationships it has, by type. */
  readonly edges: Readonly<Record<string, number>>;
  readonly seconds: number;
}

export interface LearnParts extends Partial<PromoteParts> {
  readonly graph: Graph;
  readonly log: EventLog;
}

export interface LearnRun {
  readonly now: Date;
  /** What to make of it once it is checked: `current` where it is not said, null to register it only. */
  readonly as?: Promotion['to'] | null;
  /** Of a canary: how its share grows. */
  readonly plan?: RolloutPlanInput;
  /** Publishes also what the checks have something against. */
  readonly anyway?: boolean;
  readonly options?: Partial<LearnOptions>;
  /** Who lets it be learned, and why, for the registry. */
  readonly by?: string;
  readonly why?: string;
  readonly onStage?: (stage: string) => void;
}

/**
 * Learns from the log: mines evidence, sets coefficients, registers what it found as a version, checks it and publishes it as `run.as`
 * says, `current` by default and where nothing is current. What the checks refuse stays registered and is not served. Offers use the
 * version before until the last moment. Throws BAD_INPUT when the log holds no orders.
 */
export async function learnEpoch(parts: LearnParts, run: LearnRun): Promise<Learned> {
  const started = performance.now();
  const onStage = run.onStage ?? (() => undefined);
  const options = { ...LEARN_DEFAULTS, ...run.options };
  const read = await readHistory(parts.log, run.now, onStage);
  const [{ found, lineage }] = await Promise.all([
    learn(parts, read, { run, options, onStage }),
    clearRetired(parts.graph),
  ]);
  const named = nameVersion({ ...found, lineage });
  onStage('writing the epoch to the graph');
  const version = await writeVersion(parts.graph, named, (edges) => {
    onStage(`writing the epoch to the graph: ${edges.toLocaleString('en')} relationships`);
  });
  onStage('checking it');
  const outcome = await publish(parts, version, { run, lineage });
  const epoch = await loadEpochById(parts.graph, version.epoch ?? '');
  if (epoch === null)
    throw new WhereforeError('CONFLICT', `${version.id} was removed while it was published`);
  return {
    ...outcome,
    epoch,
    orders: read.basketCustomer.length,
    customers: read.customers.length,
    products: read.products.length,
    edges: countEdges(found.mined),
    seconds: Math.round((performance.now() - started) / 100) / 10,
  };
}

/** As the run says, and as current where nothing is. */
async function publish(
  { graph, announce = () => Promise.resolve(), verify = null }: LearnParts,
  version: ModelVersion,
  { run, lineage }: { run: LearnRun; lineage: ModelLineage },
): Promise<Pick<Learned, 'version' | 'checks' | 'published' | 'remark'>> {
  const { as = 'current', anyway = false, now, plan } = run;
  const current = await modelOf(graph, 'current');
  const to = current === null && as !== null ? 'current' : as;
  if (to === null) return { version, checks: [], published: null, remark: 'it was only to be learned' };
  if (current?.id === version.id)
    return { version, checks: [], published: 'current', remark: 'it is what decides offers already' };
  const explained = { who: lineage.by, why: lineage.why };
  const change = { version: version.id, to, anyway, ...explained, ...(plan === undefined ? {} : { plan }) };
  const promoted = await promoteVersion({ graph, announce, verify }, change, now);
  if (promoted.ok) return { ...promoted.value, published: to, remark: null };
  const { message, checks = [] } = promoted.refusal;
  return { version, checks, published: null, remark: message };
}

type History = BasketHistory & { readonly snapshot: string };

async function readHistory(log: EventLog, now: Date, onStage: (stage: string) => void): Promise<History> {
  onStage('reading the log');
  const all = await log.readBaskets();
  const read = withoutFuture(all, now);
  const ahead = all.basketTime.length - read.basketTime.length;
  if (ahead > 0) onStage(`${ahead} orders are dated in the future and left out`);
  if (read.basketCustomer.length === 0)
    throw new WhereforeError(
      'BAD_INPUT',
      'There are no orders in the log to learn from: import some first, e.g. `wherefore seed`.',
    );
  return read;
}

async function learn(
  { graph, log }: LearnParts,
  read: History,
  { run, options, onStage }: { run: LearnRun; options: LearnOptions; onStage: (stage: string) => void },
): Promise<{ found: { epoch: Omit<Epoch, 'id'>; mined: Mined }; lineage: ModelLineage }> {
  const history = await withoutRefusals(graph, read);
  const views = await withoutRefusals(graph, withoutFuture(await log.readViews(), run.now));
  const spendings = await log.readSpendings();
  const shop = await readShop(graph);
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
    spendings,
  });
  const until = new Date(read.basketTime.reduce((a, b) => Math.max(a, b), 0)).toISOString();
  const lineage = {
    by: run.by ?? 'unknown',
    why: run.why ?? 'learned from the log',
    code: codeVersion(),
    snapshot: read.snapshot,
    shop: await shopHash(graph, shop),
    until,
    parameters: parametersOf(options),
    metrics: metricsOf(scores),
  };
  return { found: { epoch: epochOf(run.now, scores, until), mined }, lineage };
}

/** What too few customers came back to say is missing. */
const metricsOf = ({ cases, ndcg }: FittedScores): Record<string, number> =>
  cases > 0 ? { customers: cases, 'ndcg@20': ndcg } : { customers: 0 };

/** The options that have a bearing on what is learned. */
function parametersOf(options: LearnOptions): Record<string, unknown> {
  return Object.fromEntries(Object.entries(options).filter(([name]) => name !== 'threads'));
}

function epochOf(now: Date, scores: FittedScores, until: string): Omit<Epoch, 'id'> {
  return Object.freeze({
    at: now.toISOString(),
    until,
    bias: scores.bias,
    coefficients: scores.coefficients,
    weightings: scores.weightings,
    calibration: scores.calibration,
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
