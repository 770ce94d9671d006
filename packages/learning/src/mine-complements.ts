import { type BasketRows, basketRows, buyersOfBoth } from './basket-rows.js';
import { CoCounts } from './co-counts.js';
import { degree } from './incidence.js';
import { logLikelihoodRatio } from './log-likelihood-ratio.js';
import { checkHistory, type PurchaseHistory } from './purchase-history.js';
import { Strongest } from './strongest.js';

/** `to` goes into baskets with `from` more often than it goes into baskets. */
export interface ComplementEdge {
  readonly from: string;
  readonly to: string;
  /** Baskets with both. */
  readonly n: number;
  /** Share of all baskets with both, 0..1. */
  readonly support: number;
  /** Share of the baskets with `from` that also hold `to`, 0..1. */
  readonly confidence: number;
  /** confidence / P(to). */
  readonly lift: number;
  /** Baskets with both over those that chance would give baskets of their sizes; >= 1 is more than chance. */
  readonly excess: number;
  /** Log-likelihood ratio against that chance; see `logLikelihoodRatio`. */
  readonly significance: number;
  /** Added value, confidence - P(to): how much likelier `to` becomes by `from`. In (0, 1). */
  readonly weight: number;
}

export interface ComplementOptions {
  /** Fewest baskets with both. */
  readonly minBaskets?: number;
  /** Fewest different buyers of both at once, so that one person's habit is not a rule. */
  readonly minCustomers?: number;
  readonly minConfidence?: number;
  /** Least lift, and least excess; >= 1. */
  readonly minLift?: number;
  /** Least significance; the default is p = .0001. */
  readonly minLogLikelihood?: number;
  /** Most edges out of a product, the heaviest kept. */
  readonly maxPerProduct?: number;
  /** Larger baskets are left out altogether: they pair everything, at a cost of their size squared. */
  readonly maxBasket?: number;
}

export interface MinedComplements {
  /** By `from`, then falling weight. */
  readonly edges: readonly ComplementEdge[];
  /** Baskets counted: the total behind support and lift. */
  readonly baskets: number;
  /** Baskets left out as larger than `maxBasket`. */
  readonly oversized: number;
}

export const COMPLEMENT_DEFAULTS: Required<ComplementOptions> = Object.freeze({
  minBaskets: 5,
  minCustomers: 3,
  minConfidence: 0.01,
  minLift: 1.2,
  minLogLikelihood: 15.1,
  maxPerProduct: 30,
  maxBasket: 150,
});

/**
 * Association rules between single products (Agrawal et al. 1993), kept when frequent, lifted, significant and
 * held by several people. Throws BAD_INPUT on a malformed history.
 */
export function mineComplements(history: PurchaseHistory, options: ComplementOptions = {}): MinedComplements {
  checkHistory(history);
  const limits = { ...COMPLEMENT_DEFAULTS, ...options };
  const baskets = basketRows(history, limits.maxBasket);
  const counts = new CoCounts(baskets.incidence);
  const strongest = new Strongest(limits.maxPerProduct);
  const edges: ComplementEdge[] = [];
  for (const [from, id] of history.products.entries()) {
    if (degree(baskets.incidence, from) < limits.minBaskets) continue;
    for (const to of counts.count(from)) {
      if (counts.together(to) < limits.minBaskets) continue;
      const rule = measure(baskets, { from, to, n: counts.together(to) });
      if (isComplement(rule, limits) && isShared(baskets, rule, limits)) strongest.offer(to, rule.weight);
    }
    for (const { index: to } of strongest.take()) {
      const rule = measure(baskets, { from, to, n: counts.together(to) });
      edges.push({ ...rule, from: id, to: history.products[to] ?? '' });
    }
  }
  const counted = baskets.incidence.rows;
  return { edges, baskets: counted, oversized: history.basketCustomer.length - counted };
}

interface Pair {
  readonly from: number;
  readonly to: number;
  readonly n: number;
}
type Rule = Pair & Omit<ComplementEdge, 'from' | 'to'>;

/**
 * Chance is reckoned in places, not baskets: a large basket holds a bit of everything, so even a shuffled history
 * shows lifts of 2 and more. Of the places beside others than `from`, `first` are beside `from` and `second` are
 * taken by `to`; were these unrelated, `first * second / (places - first)` would be both.
 */
function measure(baskets: BasketRows, pair: Pair): Rule {
  const { incidence, companions, places } = baskets;
  const total = incidence.rows;
  const count = degree(incidence, pair.from);
  const confidence = pair.n / count;
  const base = degree(incidence, pair.to) / total;
  const first = companions[pair.from] ?? 0;
  const second = companions[pair.to] ?? 0;
  const expected = (first * second) / (places - first);
  return {
    ...pair,
    support: pair.n / total,
    confidence,
    lift: confidence / base,
    excess: pair.n / expected,
    significance: logLikelihoodRatio({ together: pair.n, first, second, total: places - first }),
    weight: confidence - base,
  };
}

function isComplement(rule: Rule, limits: Required<ComplementOptions>): boolean {
  return (
    rule.confidence >= limits.minConfidence &&
    Math.min(rule.lift, rule.excess) >= limits.minLift &&
    rule.weight > 0 &&
    rule.significance >= limits.minLogLikelihood
  );
}

function isShared(
  baskets: BasketRows,
  { from, to }: Rule,
  { minCustomers }: Required<ComplementOptions>,
): boolean {
  return buyersOfBoth(baskets, [from, to], minCustomers) >= minCustomers;
}
