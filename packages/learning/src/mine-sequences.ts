import { DirectSequences } from './direct-sequences.js';
import { firstTimes } from './first-times.js';
import { FollowCounts } from './follow-counts.js';
import { logLikelihoodRatio } from './log-likelihood-ratio.js';
import { median } from './median.js';
import { checkHistory, type PurchaseHistory } from './purchase-history.js';
import { Strongest } from './strongest.js';

/** Who bought `from` comes to `to` another day, more often than those who buy come to it anyway. */
export interface SequenceEdge {
  readonly from: string;
  readonly to: string;
  /** Known customers who bought `to` for the first time after they first bought `from`. */
  readonly n: number;
  /** `n` among the known buyers of `from`, (0, 1]. Recent buyers count as not (yet) back. */
  readonly probability: number;
  /** Median of the days between the two, >= 1. */
  readonly medianGapDays: number;
  /** `n` over what chance would give. */
  readonly lift: number;
  /** Log-likelihood ratio against that chance; see `logLikelihoodRatio`. */
  readonly significance: number;
}

export interface SequenceOptions {
  /** Fewest customers who went from the one to the other. */
  readonly minCustomers?: number;
  /** Least share of the buyers of `from`. */
  readonly minProbability?: number;
  readonly minLift?: number;
  /** Least significance; the default is p = .0001. */
  readonly minLogLikelihood?: number;
  /** Least evidence that this is the direction, as a log-likelihood ratio; the default is p = .001. */
  readonly minDirection?: number;
  /** What comes later than this comes for another reason. */
  readonly maxGapDays?: number;
  /** Most edges out of a product, those of the greatest added probability kept. */
  readonly maxPerProduct?: number;
  /** Buyers of more different products are left out: resellers and tests, at a cost of their size squared. */
  readonly maxProfile?: number;
}

export const SEQUENCE_DEFAULTS: Required<SequenceOptions> = Object.freeze({
  minCustomers: 5,
  minProbability: 0.02,
  minLift: 2,
  minLogLikelihood: 15.1,
  minDirection: 10.8,
  maxGapDays: 180,
  maxPerProduct: 30,
  maxProfile: 5_000,
});

/**
 * Sequences of two products with the time between them (sequential patterns, Agrawal and Srikant 1995), kept when frequent, lifted,
 * significant, more frequent than the way back, for what the same people merely like comes in either order, and not the shadow of
 * another (see `DirectSequences`). First purchases only: what is bought all the time follows nothing. By `from`, then falling added
 * probability. Throws BAD_INPUT on a malformed history.
 */
export function mineSequences(history: PurchaseHistory, options: SequenceOptions = {}): SequenceEdge[] {
  checkHistory(history);
  const limits = { ...SEQUENCE_DEFAULTS, ...options };
  const firsts = firstTimes(history, limits.maxProfile);
  const counts = new FollowCounts(firsts, {
    maxGapDays: limits.maxGapDays,
    minBuyers: limits.minCustomers,
  });
  const direct = new DirectSequences<Rule>(firsts, limits.maxGapDays);
  for (const rule of rulesOf(counts, limits)) {
    const { unexplained, exposed } = direct.unexplained(rule);
    if (isSequence(measure(counts, rule, { n: unexplained, share: 1 - exposed }), limits))
      direct.accept(rule);
  }
  const order = (a: Rule, b: Rule) => a.from - b.from || added(b) - added(a) || a.to - b.to;
  return [...direct.accepted].sort(order).map(({ from, to, n, probability, lift, significance }) => ({
    from: history.products[from] ?? '',
    to: history.products[to] ?? '',
    n,
    probability,
    medianGapDays: median(counts.gaps(from, to)),
    lift,
    significance,
  }));
}

/**
 * What comes late by itself, as things do that are new, comes after everything; of customers with two orders each nobody could tell
 * that from a sequence, so no more than this share is put down to it.
 */
const MOST_FORWARD = 0.75;

interface Pair {
  readonly from: number;
  readonly to: number;
  /** Customers who came to `from` after `to`. */
  readonly back: number;
}
interface Rule extends Pair, Omit<SequenceEdge, 'from' | 'to' | 'medianGapDays'> {
  readonly direction: number;
}

const added = ({ probability, lift }: Rule): number => probability * (1 - 1 / lift);

/** All pairs that look like sequences, the most significant first. */
function rulesOf(counts: FollowCounts, limits: Required<SequenceOptions>): Rule[] {
  const strongest = new Strongest(limits.maxPerProduct);
  const rules: Rule[] = [];
  for (let from = 0; from < counts.leads.length; from += 1) {
    if (counts.buyers(from) < limits.minCustomers) continue;
    const ruleOf = (to: number): Rule =>
      measure(counts, { from, to, back: counts.before(to) }, { n: counts.after(to), share: 1 });
    for (const to of counts.count(from)) {
      if (counts.after(to) < limits.minCustomers) continue;
      const rule = ruleOf(to);
      if (isSequence(rule, limits)) strongest.offer(to, added(rule));
    }
    rules.push(...strongest.take().map(({ index }) => ruleOf(index)));
  }
  return rules.sort((a, b) => b.significance - a.significance || a.from - b.from || a.to - b.to);
}

/**
 * Chance is reckoned in pairs, as complements reckon it in places: of all pairs of an earlier and a later product of one customer,
 * `first` have `from` as the earlier, `second` have `to` as the later. So busy customers do not pose as a rule. `share` of the buyers
 * of `from` are looked at, of whom `n` came to `to`.
 */
function measure(
  counts: FollowCounts,
  { from, to, back }: Pair,
  { n, share }: { readonly n: number; readonly share: number },
): Rule {
  const { leads, comes, pairs: total } = counts;
  const [first, second] = [(leads[from] ?? 0) * share, comes[to] ?? 0];
  const chance = (first * second) / total;
  const chanceBack = (share * (leads[to] ?? 0) * (comes[from] ?? 0)) / total;
  return {
    from,
    to,
    back,
    n,
    probability: n / counts.buyers(from),
    lift: n / chance,
    significance: n > chance ? logLikelihoodRatio({ together: n, first, second, total }) : 0,
    direction: directionOf(n, back, Math.min(MOST_FORWARD, chance / (chance + chanceBack))),
  };
}

/** G-test of `there` against `back` where chance would give `there` this share; 0 when it has no more than that. */
function directionOf(there: number, back: number, share: number): number {
  const all = there + back;
  if (there <= all * share) return 0;
  const cell = (seen: number, expected: number) => (seen > 0 ? seen * Math.log(seen / expected) : 0);
  return 2 * (cell(there, all * share) + cell(back, all * (1 - share)));
}

const isSequence = (rule: Rule, limits: Required<SequenceOptions>): boolean =>
  rule.n >= limits.minCustomers &&
  rule.probability >= limits.minProbability &&
  rule.lift >= limits.minLift &&
  rule.significance >= limits.minLogLikelihood &&
  rule.direction >= limits.minDirection;
