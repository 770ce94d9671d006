import { type Epoch, OfferRequest, WhereforeError } from '@wherefore/contracts';
import {
  decideOffers,
  LEARN_DEFAULTS,
  learningOf,
  loadEpoch,
  mineEvidence,
  openDesk,
  readShop,
  savePlacement,
  servedRanker,
  withoutRefusals,
} from '@wherefore/engine';
import { pastsOf } from '@wherefore/learning';
import { openLog } from '@wherefore/log';
import type { Place } from '../harness/place.js';
import { cypher } from '../stack/cypher.js';

/** How what is served compares with what is judged. */
export interface Served {
  readonly households: number;
  /** Offers whose scores were compared, and the largest difference between any two. */
  readonly scores: number;
  readonly largest_difference: number;
  /** Households whose first twenty are those of the evaluator, of products that may be offered to them. */
  readonly same_order: number;
  /** Households whose first twenty are those of the evaluator, whether or not they may be offered. */
  readonly same_all: number;
}

interface Scored {
  readonly id: string;
  readonly score: number;
}

const FIRST = 20;
const PLACEMENT = {
  id: 'bench-everything',
  name: 'Everything',
  intents: { discover: 0.5, complement: 0.1, replenish: 0.4 },
  budgetMs: 10_000,
};

/**
 * Decides offers for the first households through the engine, and scores products for them as the evaluator does, from what is learned of
 * the same log anew. Throws CONFLICT where nothing was learned.
 */
export async function servedHouseholds(
  place: Place,
  count: number,
  say: (line: string) => void,
): Promise<Served> {
  const { graph, queue, keyring } = place;
  const epoch = await loadEpoch(graph);
  if (epoch === null) throw new WhereforeError('CONFLICT', 'Nothing was learned');
  const announce = () => queue.live.touch({ knowledge: true });
  const change = { config: PLACEMENT, who: 'bench', why: 'to compare what is served with what is judged' };
  await savePlacement({ graph, announce }, change, new Date());
  await announce();
  const judge = await evaluatorOf(place, epoch, say);
  const desk = openDesk({ graph, live: queue.live, keyring, consentDefault: true });
  const served = { households: 0, scores: 0, largest_difference: 0, same_order: 0, same_all: 0 };
  for (const { id } of await graph.runText(cypher('first-buyers'), { count })) {
    const customer = String(id);
    const request = OfferRequest.parse({ customer, placement: PLACEMENT.id, first: FIRST });
    const decided = await decideOffers(desk, request, { now: new Date(epoch.until) });
    if (!decided.ok) throw new WhereforeError('CONFLICT', decided.refusal.message);
    const { inputs, selection } = decided.value;
    const offered = selection.ranking.pool.map((one) => ({ id: one.id, score: one.score - epoch.bias }));
    const judged = judge(keyring.pseudonym(customer), Date.parse(inputs.situation.now));
    const mayBe = new Set<string>(offered.map((one) => one.id));
    served.households += 1;
    served.scores += offered.length;
    served.largest_difference = Math.max(served.largest_difference, difference(offered, judged));
    served.same_order += Number(
      isSameFirst(
        offered,
        judged.filter((one) => mayBe.has(one.id)),
      ),
    );
    served.same_all += Number(isSameFirst(offered, judged));
  }
  return served;
}

/** Scores of all products for a customer, by pseudonym, as `wherefore evaluate` reckons them, the best first. */
async function evaluatorOf(
  { graph, logDirectory }: Place,
  epoch: Epoch,
  say: (line: string) => void,
): Promise<(pseudonym: string, now: number) => Scored[]> {
  const log = await openLog({ directory: logDirectory });
  const history = await withoutRefusals(graph, await log.readBaskets());
  await log.close();
  const shop = await readShop(graph);
  const learning = learningOf(shop, history, { options: LEARN_DEFAULTS, onStage: say });
  const knowledge = await mineEvidence(history, shop, { settings: LEARN_DEFAULTS, learning });
  const from = { knowledge, products: history.products, groups: learning.groups };
  const ranker = servedRanker(epoch, from, { count: FIRST, newOnly: false });
  const pasts = pastsOf(history);
  return (pseudonym, now) => {
    const past = pasts[history.customers.indexOf(pseudonym)];
    if (past === undefined || past === null) return [];
    return Array.from(ranker.scores(past, now), ({ product, score }) => ({
      id: history.products[product] ?? '',
      score,
    })).sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  };
}

/** The largest between scores of the same product; infinite where one was not judged. */
function difference(offered: readonly Scored[], judged: readonly Scored[]): number {
  const scoreOf = new Map(judged.map((one) => [one.id, one.score]));
  return offered.reduce(
    (most, one) => Math.max(most, Math.abs(one.score - (scoreOf.get(one.id) ?? Infinity))),
    0,
  );
}

const isSameFirst = (offered: readonly Scored[], judged: readonly Scored[]): boolean =>
  offered.slice(0, FIRST).every((one, at) => one.id === judged[at]?.id);
