import { performance } from 'node:perf_hooks';
import { type Epoch, WhereforeError } from '@wherefore/contracts';
import type { Graph } from '@wherefore/graph';
import {
  ablate,
  baselinesOf,
  type Case,
  endOf,
  type Evidence,
  explanationQuality,
  fitScores,
  heldBack,
  type HeldBack,
  type ProductGroups,
  type PurchaseHistory,
  Ranker,
  scoreFold,
} from '@wherefore/learning';
import type { EventLog } from '@wherefore/log';
import { LEARN_DEFAULTS } from '../learn/learn-options.js';
import { learningOf } from '../learn/learning-of.js';
import { mineEvidence } from '../learn/mine-evidence.js';
import { readShop, withoutRefusals } from '../learn/read-shop.js';
import { withoutFuture } from '../learn/without-future.js';
import { loadEpoch } from '../offers/load-epoch.js';
import type { Evaluation, EvaluateRun, JudgedShop } from './evaluation.js';
import { keptPromises } from './kept-promises.js';
import { comparedOn, judgedBy, OURS } from './judge-models.js';
import { readEpochEvidence } from './read-epoch-evidence.js';
import { servedTerms } from './served-ranker.js';

export interface EvaluateShopRun extends EvaluateRun {
  readonly now: Date;
  /** How many of the last days are the test; a quarter of the history at most. */
  readonly days: number;
}

const DAY_MS = 86_400_000;
const LISTED = 100;
const MOST_JUDGED = 5_000;
const CURRENT = 'current';
/** A propensity is of four weeks: what came of it is seen where the test is as long. */
const PROMISED_DAYS = 28;
const NO_WINDOW = { window: null };

/**
 * Judges on the shop's own log, cut in time: what `learn` would publish had it run at the cut, the epoch that is served now, and the usual
 * others, all with one scorer. The current epoch's figures flatter it where it learned from what it is judged by; `shop.current.leaks`
 * says so. Changes nothing. Throws BAD_INPUT where there are too few orders.
 */
export async function evaluateShop(
  parts: { readonly graph: Graph; readonly log: EventLog },
  run: EvaluateShopRun,
): Promise<Evaluation> {
  const started = performance.now();
  const { graph } = parts;
  const { protocol, onStage, threads, days } = run;
  if (protocol === 'next-in-session')
    throw new WhereforeError(
      'BAD_INPUT',
      'The log has orders, not sessions: judge sessions on files, with --train.',
    );
  onStage('reading the log');
  const history = await withoutRefusals(graph, withoutFuture(await parts.log.readBaskets(), run.now));
  const held = cut(history, run);
  const { train, cases } = held;
  const shop = await readShop(graph);
  const options = { ...LEARN_DEFAULTS, threads };
  const learning = learningOf(shop, train, { options, onStage });
  const newOnly = protocol === 'new-items';
  const scores = await fitScores(scoreFold(train), options, learning);
  onStage('learning from everything before the cut');
  const mined = await mineEvidence(train, shop, { settings: options, learning });
  const judge = judgeOf(cases, { products: train.products, groups: learning.groups, newOnly });
  const ours = judge(scores, mined);
  const epoch = await loadEpoch(graph);
  onStage('the epoch that is served now');
  const current = epoch && judge(epoch, await readEpochEvidence(graph, epoch, train.products));
  onStage('baselines');
  const others = judgedBy(baselinesOf(train, { newOnly, count: LISTED }), cases);
  const { window } = protocol === 'leave-one-out' || days !== PROMISED_DAYS ? NO_WINDOW : scoreFold(history);
  const judged = { [OURS]: ours.judged, ...(current && { [CURRENT]: current.judged }), ...others };
  const { lambdaFactor, attributeStrength, sequenceDecay } = options;
  return {
    protocol,
    rows: null,
    shop: shopOf(history, held, epoch),
    products: train.products.length,
    cases: cases.length,
    tuningCases: scores.cases,
    newOnly,
    ...comparedOn(train, judged),
    explanations: {
      [OURS]: explanationQuality(ours, cases),
      ...(current && { [CURRENT]: explanationQuality(current, cases) }),
    },
    kept: {
      ...(window && { [OURS]: keptPromises(scores, ours, window) }),
      ...(window && epoch && current && { [CURRENT]: keptPromises(epoch, current, window) }),
    },
    settings: { lambdaFactor, attributeStrength, sequenceDecay },
    coefficients: Object.fromEntries(
      ours.weighted.map(({ signal, coefficient }) => [signal.name, coefficient]),
    ),
    ablation: ablate(ours, cases),
    seconds: Math.round((performance.now() - started) / 100) / 10,
    rss_mb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

function cut(history: PurchaseHistory, { protocol, days }: EvaluateShopRun): HeldBack {
  if (history.basketTime.length === 0)
    throw new WhereforeError(
      'BAD_INPUT',
      'There are no orders in the log: import some, or judge files with --train.',
    );
  const held = heldBack(protocol, history, { horizonMs: days * DAY_MS, most: MOST_JUDGED });
  if (held.cases.length > 0) return held;
  throw new WhereforeError(
    'BAD_INPUT',
    `Nobody who ordered before the last ${days} days came back in them, so there is nothing to judge by: raise --days.`,
  );
}

/** Ranks for the cases by the constants of an epoch and what was learned for it. */
function judgeOf(
  cases: readonly Case[],
  from: { readonly products: readonly string[]; readonly groups: ProductGroups; readonly newOnly: boolean },
) {
  const options = { products: from.products.length, count: LISTED, newOnly: from.newOnly };
  return (epoch: Pick<Epoch, 'coefficients' | 'weightings'>, knowledge: Evidence) => {
    const weighted = servedTerms(epoch, { ...from, knowledge });
    const ranker = new Ranker(weighted, options);
    const judged = cases.map(({ past, now, truth }) => ({ ranked: ranker.rank(past, now), truth }));
    return { weighted, options, judged };
  };
}

function shopOf(history: PurchaseHistory, { train, from }: HeldBack, epoch: Epoch | null): JudgedShop {
  const day = (at: number) => new Date(at).toISOString();
  return {
    until: day(endOf(train)),
    from: day(from),
    to: day(endOf(history)),
    current: epoch && { epoch: epoch.id, until: epoch.until, leaks: Date.parse(epoch.until) >= from },
  };
}
