import type { DriftFinding, DriftReport, ModelVersion } from '@wherefore/contracts';
import { type Graph, readCatalogue } from '@wherefore/graph';
import type { EventLog, OrderFacts } from '@wherefore/log';
import type { QueueDoor } from '@wherefore/queue';
import { findingsOf } from '../feeds/feed-findings.js';
import { modelOf } from '../models/list-models.js';
import { judgeCounts, type NamedPair } from './judge-counts.js';
import { orderPairs } from './order-pairs.js';
import { qualityFindings, readServedDays, servedPairs } from './served-pairs.js';

export interface DriftParts {
  readonly graph: Graph;
  readonly log: Pick<EventLog, 'readOrderFacts'>;
  readonly queue: Pick<QueueDoor, 'tallies' | 'feeds' | 'profiles'>;
}

const DAY_MS = 86_400_000;
/** Orders since a version was learned are held against those of so many days before. */
const REFERENCE_DAYS = 56;
/** So much has been bought since, in parts of what was bought in that time, or so old is it, days: time to learn. */
const [NEWS, OLD_DAYS] = [0.25, 14];

/**
 * What has moved since the current version was learned: what orders are like, against the weeks it was learned from; what its evidence
 * does in decisions, against its first days; how well its scores tell; how old it is; and what is unusual about feeds.
 */
export async function driftReport(parts: DriftParts, now: Date): Promise<DriftReport> {
  const { graph, log, queue } = parts;
  const at = now.toISOString();
  const model = await modelOf(graph, 'current');
  if (model === null) return { at, model: null, findings: await feedFindings(parts, now), retrain: null };
  const cut = Date.parse(model.until);
  const facts = await log.readOrderFacts(new Date(cut - REFERENCE_DAYS * DAY_MS).toISOString());
  const served = model.epoch === null ? null : await readServedDays(queue.tallies, model.epoch, now);
  const pairs = await pairsOf(graph, facts, cut);
  const findings = [
    ...judgeCounts([...pairs, ...(served === null ? [] : servedPairs(served))]),
    ...(served === null ? [NOT_YET] : qualityFindings(served)),
    freshness(model, facts, now),
    ...(await feedFindings(parts, now)),
  ];
  return { at, model: model.id, findings, retrain: reasonOf(findings) };
}

const NOT_YET: DriftFinding = Object.freeze({
  of: 'quality' as const,
  name: 'decisions',
  level: 'waits' as const,
  detail: 'the version has not decided for long enough to be compared with its first days',
  advice: null,
  psi: null,
  bar: null,
});

async function pairsOf(graph: Graph, facts: OrderFacts, cut: number): Promise<NamedPair[]> {
  const products = await graph.read(readCatalogue, {});
  const of = (groups: 'categories' | 'brands') =>
    new Map(
      products.flatMap((product) => {
        const [group] = product[groups];
        return group === undefined ? [] : [[product.id, group] as const];
      }),
    );
  return orderPairs(facts, { category: of('categories'), brand: of('brands') }, cut);
}

function freshness({ at, until }: ModelVersion, { time }: OrderFacts, now: Date): DriftFinding {
  const cut = Date.parse(until);
  const news = time.filter((one) => one > cut).length;
  const before = time.length - news;
  const days = (now.getTime() - cut) / DAY_MS;
  const isDue = news > 0 && (news >= NEWS * before || days >= OLD_DAYS);
  return {
    of: 'freshness',
    name: 'current version',
    level: isDue ? 'far' : 'calm',
    detail: `learned ${at.slice(0, 10)} from orders up to ${until.slice(0, 10)}; ${news.toLocaleString('en')} orders since, ${before.toLocaleString('en')} in the ${REFERENCE_DAYS} days before`,
    advice: isDue ? 'Much has been bought since: learn again (`wherefore learn --canary`)' : null,
    psi: null,
    bar: null,
  };
}

async function feedFindings({ queue }: DriftParts, now: Date): Promise<DriftFinding[]> {
  const sources = await queue.feeds.sources();
  const found = await Promise.all(
    sources.map(async ({ source }) => {
      const unusual = await findingsOf(queue, { source }, now);
      return unusual.map((detail): DriftFinding => ({
        of: 'feeds',
        name: source,
        level: 'moved',
        detail,
        advice: 'Ask who sends it whether that was meant; see `wherefore feeds`',
        psi: null,
        bar: null,
      }));
    }),
  );
  return found.flat();
}

/** Feeds that are unusual are to be mended, not learned from. */
function reasonOf(findings: readonly DriftFinding[]): string | null {
  const far = findings.filter(({ of, level }) => level === 'far' && of !== 'feeds');
  return far.length === 0 ? null : far.map(({ name, detail }) => `${name}: ${detail}`).join('; ');
}
