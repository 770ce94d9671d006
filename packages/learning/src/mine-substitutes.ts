import { type BasketRows, basketRows, basketsOfBoth, buyersOfBoth } from './basket-rows.js';
import { CoCounts } from './co-counts.js';
import { degree } from './incidence.js';
import { logLikelihoodRatio } from './log-likelihood-ratio.js';
import { isSameKind, priceFactor, type TraitsOf } from './product-traits.js';
import { checkHistory, type PurchaseHistory } from './purchase-history.js';
import { Strongest } from './strongest.js';

/** `from` and `to` are held against one another and one of them is bought. */
export interface SubstituteEdge {
  readonly from: string;
  readonly to: string;
  /** Sessions in which both were looked at. */
  readonly n: number;
  /** Cosine of the sessions of both, (0, 1]. */
  readonly score: number;
  /** Log-likelihood ratio of looking at both against chance; see `logLikelihoodRatio`. */
  readonly significance: number;
  /** Baskets with both. */
  readonly together: number;
  /** Baskets with both that chance would give. */
  readonly expected: number;
}

export interface SubstituteOptions {
  /** Fewest sessions, and fewest different visitors, who looked at both. */
  readonly minSessions?: number;
  readonly minVisitors?: number;
  readonly minScore?: number;
  /** Least significance; the default is p = .0001. */
  readonly minLogLikelihood?: number;
  /** The dearer costs at most this many times the cheaper. */
  readonly maxPriceFactor?: number;
  /** Most baskets with both, over those that chance would give; < 1 is less than chance. */
  readonly maxExcess?: number;
  /** Most edges out of a product, those of the greatest score kept. */
  readonly maxPerProduct?: number;
  /** Larger sessions and baskets are left out: crawlers and bulk orders. */
  readonly maxSession?: number;
  readonly maxBasket?: number;
}

export const SUBSTITUTE_DEFAULTS: Required<SubstituteOptions> = Object.freeze({
  minSessions: 5,
  minVisitors: 3,
  minScore: 0.1,
  minLogLikelihood: 15.1,
  maxPriceFactor: 2,
  maxExcess: 0.5,
  maxPerProduct: 30,
  maxSession: 100,
  maxBasket: 150,
});

/** What was bought and what was looked at, a session being a basket of the latter; products in common by id. */
export interface Browsing {
  readonly history: PurchaseHistory;
  readonly views: PurchaseHistory;
  readonly traits: TraitsOf;
}

/**
 * Products of one kind and about one price that are looked at together and bought together less than chance: what is looked at and bought
 * together goes with one another (McAuley et al. 2015, "Inferring networks of substitutable and complementary products"). By `from`, then
 * falling score. Throws BAD_INPUT on a malformed history.
 */
export function mineSubstitutes(
  { history, views, traits }: Browsing,
  options: SubstituteOptions = {},
): SubstituteEdge[] {
  checkHistory(history);
  checkHistory(views);
  const limits = { ...SUBSTITUTE_DEFAULTS, ...options };
  const sessions = basketRows(views, limits.maxSession);
  const bought = new Together(history, limits.maxBasket);
  const counts = new CoCounts(sessions.incidence);
  const strongest = new Strongest(limits.maxPerProduct);
  const edges: SubstituteEdge[] = [];
  for (const [from, id] of views.products.entries()) {
    if (degree(sessions.incidence, from) < limits.minSessions) continue;
    const edgeTo = (to: number): SubstituteEdge => {
      const pair = { from: id, to: views.products[to] ?? '' };
      return { ...pair, ...measure(sessions, { from, to, n: counts.together(to) }), ...bought.of(pair) };
    };
    for (const to of counts.count(from)) {
      if (counts.together(to) < limits.minSessions || !isAlike(traits, [id, views.products[to]], limits))
        continue;
      const edge = edgeTo(to);
      if (isSubstitute(edge, limits) && isShared(sessions, [from, to], limits))
        strongest.offer(to, edge.score);
    }
    edges.push(...strongest.take().map(({ index }) => edgeTo(index)));
  }
  return edges;
}

function isAlike(
  traits: TraitsOf,
  [from, to]: readonly [string, string | undefined],
  { maxPriceFactor }: Required<SubstituteOptions>,
): boolean {
  const [one, other] = [traits.get(from), traits.get(to ?? '')];
  if (one === undefined || other === undefined) return false;
  return isSameKind(one, other) && priceFactor(one, other) <= maxPriceFactor;
}

/** Chance is reckoned in places, as complements reckon it. */
function measure(
  { incidence, companions, places }: BasketRows,
  { from, to, n }: { readonly from: number; readonly to: number; readonly n: number },
): Pick<SubstituteEdge, 'n' | 'score' | 'significance'> {
  const [first, second] = [companions[from] ?? 0, companions[to] ?? 0];
  const total = places - first;
  const isMore = n * total > first * second;
  return {
    n,
    score: n / Math.sqrt(degree(incidence, from) * degree(incidence, to)),
    significance: isMore ? logLikelihoodRatio({ together: n, first, second, total }) : 0,
  };
}

const isSubstitute = (edge: SubstituteEdge, limits: Required<SubstituteOptions>): boolean =>
  edge.score >= limits.minScore &&
  edge.significance >= limits.minLogLikelihood &&
  edge.together <= edge.expected * limits.maxExcess;

const isShared = (
  sessions: BasketRows,
  pair: readonly [number, number],
  { minVisitors }: Required<SubstituteOptions>,
): boolean => buyersOfBoth(sessions, pair, minVisitors) >= minVisitors;

/** How often two products, by id, are bought together, and how often they would be by chance. */
class Together {
  readonly #rows: BasketRows;
  readonly #index: ReadonlyMap<string, number>;

  constructor(history: PurchaseHistory, maxBasket: number) {
    this.#rows = basketRows(history, maxBasket);
    this.#index = new Map(history.products.map((id, at) => [id, at]));
  }

  of({ from, to }: { readonly from: string; readonly to: string }): { together: number; expected: number } {
    const [a, b] = [this.#index.get(from), this.#index.get(to)];
    if (a === undefined || b === undefined) return { together: 0, expected: 0 };
    const { companions, places } = this.#rows;
    const [first, second] = [companions[a] ?? 0, companions[b] ?? 0];
    const others = places - first;
    const expected = others > 0 ? (first * second) / others : 0;
    return { together: basketsOfBoth(this.#rows, [a, b]), expected };
  }
}
