import { performance } from 'node:perf_hooks';
import { WhereforeError } from '@wherefore/contracts';
import {
  ablate,
  attributesOf,
  type Baseline,
  baselinesOf,
  type Case,
  casesOf,
  caseValues,
  endOf,
  type Fold,
  givenFold,
  groupsOf,
  type Limits,
  isCut,
  type Judged,
  type Measures,
  measuresOf,
  ownFolds,
  type Protocol,
  rankCases,
  type Settings,
} from '@wherefore/learning';
import { type InteractionFiles, type Interactions, readInteractions } from '@wherefore/log';
import { differenceOf, type Difference } from './difference.js';

export interface EvaluateRun {
  readonly protocol: Protocol;
  /** Worker threads of the ridge; has no bearing on the result. */
  readonly threads: number;
  readonly onStage: (stage: string) => void;
}

/** How well a ranking does on one data set, beside others. */
export interface Evaluation {
  readonly protocol: Protocol;
  /** Rows read, by file. */
  readonly rows: Interactions['rows'];
  readonly products: number;
  /** Customers, or sessions, that were judged. */
  readonly cases: number;
  /** Those that the coefficients were tuned on. */
  readonly tuningCases: number;
  /** May what one had be offered again? Found in what was tuned on. */
  readonly newOnly: boolean;
  /** `wherefore` first, then the baselines. */
  readonly models: Readonly<Record<string, Measures>>;
  /** What Wherefore's NDCG@20 is above each baseline's, over the same cases. */
  readonly above: Readonly<Record<string, Difference>>;
  readonly settings: Settings;
  /** By signal, per unit of strength; a score is the sum of coefficient x strength. */
  readonly coefficients: Readonly<Record<string, number>>;
  /** NDCG@20 that is lost without a family of signals, the other coefficients as they are. */
  readonly ablation: Readonly<Record<string, number>>;
  readonly seconds: number;
  /** Most memory this process ever had, megabytes. */
  readonly rss_mb: number;
}

const NAME = 'wherefore';

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
  const judged = { [NAME]: ranked.judged, ...judgedBy(baselines, cases) };
  return {
    protocol,
    rows,
    products: train.products.length,
    cases: cases.length,
    tuningCases: tuning.reduce((sum, fold) => sum + fold.cases.length, 0),
    newOnly: ranked.newOnly,
    ...compared(judged, train),
    settings: ranked.tuned.settings,
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

function judgedBy(baselines: readonly Baseline[], cases: readonly Case[]): Record<string, Judged[]> {
  return Object.fromEntries(
    baselines.map(({ name, rank }) => [
      name,
      cases.map(({ past, truth }) => ({ ranked: rank(past), truth })),
    ]),
  );
}

function compared(
  judged: Readonly<Record<string, readonly Judged[]>>,
  { products, basketItem }: Interactions['parts']['train'],
): Pick<Evaluation, 'models' | 'above'> {
  const sold = new Float64Array(products.length);
  for (const item of basketItem) sold[item] = (sold[item] ?? 0) + 1;
  const values = Object.entries(judged).map(([name, list]) => [name, list, caseValues(list)] as const);
  const ours = values.find(([name]) => name === NAME)?.[2];
  const models = values.map(([name, list, of]) => [name, measuresOf(list, of, sold)] as const);
  const above = values.flatMap(([name, , of]) =>
    name === NAME || ours === undefined
      ? []
      : [[name, differenceOf(ours['ndcg@20'], of['ndcg@20'])] as const],
  );
  return { models: Object.fromEntries(models), above: Object.fromEntries(above) };
}
