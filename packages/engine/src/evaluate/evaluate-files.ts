import { performance } from 'node:perf_hooks';
import { WhereforeError } from '@wherefore/contracts';
import {
  ablate,
  attributesOf,
  baselinesOf,
  casesOf,
  endOf,
  explanationQuality,
  type Fold,
  givenFold,
  groupsOf,
  type Limits,
  isCut,
  ownFolds,
  type Protocol,
  rankCases,
} from '@wherefore/learning';
import { type InteractionFiles, type Interactions, readInteractions } from '@wherefore/log';
import type { Evaluation, EvaluateRun } from './evaluation.js';
import { comparedOn, judgedBy, OURS } from './judge-models.js';

/**
 * Judges the product's own learners and scorer, and the usual others, on plain files: learns from the training file, tunes on the
 * validation file or on the last part of the training file, and looks at the test file only to judge. Throws BAD_INPUT.
 */
export async function evaluateFiles(files: InteractionFiles, run: EvaluateRun): Promise<Evaluation> {
  const started = performance.now();
  const { protocol, onStage } = run;
  onStage('reading the files');
  const { parts, products, rows } = await readInteractions(files);
  const { train, test, history: pasts } = parts;
  const cases = casesOf(protocol, { train, pasts, truth: test });
  if (cases.length === 0)
    throw new WhereforeError(
      'BAD_INPUT',
      'nobody in the test file has a past in the training (or history) file and something to be found',
    );
  const tuning = foldsOf(protocol, parts);
  const described = files.products === undefined ? [] : products;
  const learning = {
    attributes: attributesOf(described),
    groups: groupsOf(described, train.products),
    limits: FILE_LIMITS,
    threads: run.threads,
    onStage,
  };
  const ranked = await rankCases({ protocol, train, cases, tuning }, learning);
  onStage('baselines');
  const baselines = baselinesOf(train, { newOnly: ranked.newOnly, count: LISTED });
  const judged = { [OURS]: ranked.judged, ...judgedBy(baselines, cases) };
  return {
    protocol,
    rows,
    shop: null,
    products: train.products.length,
    cases: cases.length,
    tuningCases: tuning.reduce((sum, fold) => sum + fold.cases.length, 0),
    newOnly: ranked.newOnly,
    ...comparedOn(train, judged),
    explanations: { [OURS]: explanationQuality(ranked, cases) },
    kept: {},
    settings: { ...ranked.tuned.settings },
    coefficients: ranked.tuned.coefficients,
    ablation: ablate(ranked, cases),
    seconds: Math.round((performance.now() - started) / 100) / 10,
    rss_mb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

/** Nobody's secret is at stake in files: what little is known counts. */
const FILE_LIMITS: Limits = Object.freeze({
  minBuyers: 3,
  minRows: 1,
  maxEdges: 100,
  minRepeatProbability: 0.02,
  minConfidence: 0.01,
  minLift: 1.2,
  topSellerWindows: [28, 90, 365, 3_650],
});
const LISTED = 100;
/** Most customers that are kept back for tuning where each is judged at a moment of its own. */
const MOST_KEPT_BACK = 5_000;

function foldsOf(
  protocol: Protocol,
  { train, test, validation, history }: Interactions['parts'],
): [Fold, ...Fold[]] {
  if (validation !== undefined) {
    const fold = givenFold(protocol, train, validation);
    if (fold.cases.length > 0) return [fold];
    throw new WhereforeError('BAD_INPUT', 'nobody in the validation file has a past in the training file');
  }
  const first = test.basketTime.reduce((earliest, at) => Math.min(earliest, at), Infinity);
  const horizonMs = isCut(protocol) ? endOf(test) - first : 0;
  return ownFolds(protocol, train, { horizonMs, most: MOST_KEPT_BACK, unseen: history !== undefined });
}
