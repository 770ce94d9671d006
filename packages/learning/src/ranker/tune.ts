import { fitCoefficients } from '../coefficients/fit-coefficients.js';
import { type Case, type CaseStrengths, tuningSet } from '../coefficients/tuning-set.js';
import type { EdgeList } from '../edges/edge-list.js';
import type { PurchaseHistory } from '../purchase-history.js';
import { edgeSignal } from '../signals/edge-signal.js';
import type { Signal } from '../signals/signal.js';
import { type Learning, learnKnowledge, relatedEach, type Settings } from './knowledge.js';
import { signalsOf } from './signals-of.js';

/** What may be learned from, and whom it is then judged by. */
export interface Fold {
  readonly train: PurchaseHistory;
  readonly cases: readonly Case[];
}

export interface TuneOptions extends Learning {
  /** Ranks that count. */
  readonly k: number;
  /** May what one had be offered again? */
  readonly ownCounts: boolean;
  /** What an occasion further back counts in what follows what. */
  readonly sequenceDecay: number;
}

export interface Tuned {
  readonly settings: Settings;
  /** By name of the signal, >= 0, per unit of strength. */
  readonly coefficients: Readonly<Record<string, number>>;
  /** Mean NDCG@k on the cases it was tuned on: flattering, never to be reported as quality. */
  readonly ndcg: number;
  /** The same of every signal alone. */
  readonly alone: Readonly<Record<string, number>>;
}

const LAMBDA_FACTORS = [1, 2, 4, 8];
const ATTRIBUTE_STRENGTH = 2;
const PER_SIGNAL = 150;
const ROUNDS = 8;

/** Chooses settings by what the cases of the first fold turned out to want, and coefficients by those of all folds. */
export async function tune(folds: readonly [Fold, ...Fold[]], options: TuneOptions): Promise<Tuned> {
  const { k, onStage, sequenceDecay } = options;
  const [first, ...others] = folds;
  const { related, ...chosen } = await chooseRidge(first, options);
  const settings = { ...chosen, sequenceDecay };
  const sets = [await strengthsOf(first, { settings, related, options })];
  for (const fold of others) {
    const [edges] = await relatedEach(fold.train, [settings.lambdaFactor], { ...options, ...settings });
    sets.push(await strengthsOf(fold, { settings, related: edges ?? related, options }));
  }
  const signals = sets[0]?.signals ?? [];
  const cases = sets.flatMap((set) => set.cases);
  onStage(`coefficients of ${signals.length} signals on ${cases.length} cases`);
  const fitted = fitCoefficients(signals, cases, { k, rounds: ROUNDS });
  const byName = (values: ArrayLike<number>) =>
    Object.fromEntries(signals.map(({ name }, which) => [name, values[which] ?? 0]));
  return {
    settings,
    coefficients: byName(fitted.coefficients),
    ndcg: fitted.ndcg,
    alone: byName(fitted.alone),
  };
}

async function strengthsOf(
  { train, cases }: Fold,
  { settings, related, options }: { settings: Settings; related: EdgeList; options: TuneOptions },
): Promise<{ signals: Signal[]; cases: CaseStrengths[] }> {
  const rest = await learnKnowledge(train, settings, options);
  const signals = signalsOf(
    { ...rest, related },
    { ...options, products: train.products },
    options.ownCounts,
  );
  return { signals, cases: tuningSet(signals, cases, candidatesOf(train, options)) };
}

const candidatesOf = ({ products }: PurchaseHistory, { ownCounts }: TuneOptions) => ({
  perSignal: PER_SIGNAL,
  newOnly: !ownCounts,
  products: products.length,
});

/** The ridge whose edges alone rank best. */
async function chooseRidge(
  { train, cases }: Fold,
  options: TuneOptions,
): Promise<Omit<Settings, 'sequenceDecay'> & { related: EdgeList }> {
  const { attributes, k, onStage } = options;
  const weighting = options.sequenceDecay > 0.9 ? ('slow' as const) : ('quick' as const);
  const kind = { name: 'related', source: 'related' as const, weighting, prior: 1 };
  let best: { ndcg: number; related: EdgeList; lambdaFactor: number; attributeStrength: number } | undefined;
  onStage('what goes with what');
  for (const attributeStrength of attributes.length > 0 ? [ATTRIBUTE_STRENGTH, 0] : [0]) {
    const each = await relatedEach(train, LAMBDA_FACTORS, { ...options, attributeStrength });
    for (const [at, related] of each.entries()) {
      const signal = edgeSignal(kind, related);
      const strengths = tuningSet([signal], cases, candidatesOf(train, options));
      const { ndcg } = fitCoefficients([signal], strengths, { k, rounds: 0 });
      const lambdaFactor = LAMBDA_FACTORS[at] ?? 1;
      onStage(`  ridge ${lambdaFactor}, attributes ${attributeStrength}: NDCG@${k} ${ndcg.toFixed(4)} alone`);
      if (best === undefined || ndcg > best.ndcg) best = { ndcg, related, lambdaFactor, attributeStrength };
    }
  }
  if (best === undefined) throw new RangeError('no ridge was fitted');
  const { related, lambdaFactor, attributeStrength } = best;
  return { related, lambdaFactor, attributeStrength };
}
