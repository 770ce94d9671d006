import { buyerProducts, gatherBuyers } from '../buyers.js';
import { everyNth } from '../every-nth.js';
import { type Incidence, rowItems } from '../incidence.js';
import type { TraitsOf } from '../product-traits.js';
import { checkHistory, type PurchaseHistory } from '../purchase-history.js';
import { componentsOf, type FeatureCounts, fitMixture, type Mixture } from './fit-mixture.js';

export interface Member {
  /** Pseudonym. */
  readonly customer: string;
  /** How surely they belong, 0..1. */
  readonly score: number;
}

/** Customers who choose alike. */
export interface Taste {
  /** The categories that the group chooses more than others, ids, the greatest lift first. */
  readonly likes: readonly { readonly category: string; readonly lift: number }[];
  readonly members: readonly Member[];
}

export interface TasteOptions {
  /** Groups looked for; those like everybody, or too small, are left out. */
  readonly groups?: number;
  /** Customers with fewer different products belong nowhere: too little is known. */
  readonly minProducts?: number;
  /** Least probability of a member. */
  readonly minScore?: number;
  /** How much more than everybody a group chooses of a category that it likes. */
  readonly minLift?: number;
  /** Fewer people than this are no group: they might be recognised. */
  readonly minMembers?: number;
  /** Categories told apart, those with most buyers. */
  readonly maxCategories?: number;
  /** Customers learned from, evenly drawn; all are assigned. */
  readonly maxRows?: number;
  readonly seed?: number;
}

export const TASTE_DEFAULTS: Required<TasteOptions> = Object.freeze({
  groups: 12,
  minProducts: 8,
  minScore: 0.5,
  minLift: 2.5,
  minMembers: 10,
  maxCategories: 80,
  maxRows: 5_000,
  seed: 1,
});

const STARTS = 8;
const ITERATIONS = 60;

/**
 * Groups of customers by the kinds of products they chose, each product once: that something is used up fast is no taste. The same
 * history and options give the same groups. The largest group first. Throws BAD_INPUT on a malformed history.
 */
export function mineTastes(history: PurchaseHistory, traits: TraitsOf, options: TasteOptions = {}): Taste[] {
  checkHistory(history);
  const limits = { ...TASTE_DEFAULTS, ...options };
  const known = gatherBuyers(history, (basket) => (history.basketCustomer[basket] ?? -1) >= 0);
  const { incidence } = buyerProducts(history, known);
  const { categories, of } = featuresOf(history, { traits, incidence }, limits.maxCategories);
  const rows = Array.from({ length: known.known }, (_, customer) => customer).filter(
    (customer) => rowItems(incidence, customer).length >= limits.minProducts,
  );
  if (rows.length < limits.minMembers || categories.length < 2) return [];
  const sample = countsOf(everyNth(rows, limits.maxRows), incidence, { of, features: categories.length });
  const mixture = fitMixture(sample, {
    components: limits.groups,
    starts: STARTS,
    iterations: ITERATIONS,
    seed: limits.seed,
  });
  const all = countsOf(rows, incidence, { of, features: categories.length });
  const everybody = sharesOf(all);
  const likes = Array.from({ length: limits.groups }, (_, k) =>
    likesOf(mixture, k, { everybody, categories, limits }),
  );
  const members = membersOf(all, mixture, {
    groupOf: groupsBy(likes),
    minScore: limits.minScore,
    nameOf: (row) => history.customers[rows[row] ?? 0] ?? '',
  });
  return likes
    .map((own, k) => ({ likes: own, members: members[k] ?? [] }))
    .filter(({ likes: own, members: people }) => own.length > 0 && people.length >= limits.minMembers)
    .sort((x, y) => y.members.length - x.members.length || (keyOf(x.likes) < keyOf(y.likes) ? -1 : 1));
}

/** Components that like the same are one group, the first of them. */
function groupsBy(likes: readonly Taste['likes'][]): Int32Array {
  const first = new Map<string, number>();
  return Int32Array.from(likes, (own, k) => {
    const key = keyOf(own);
    if (own.length > 0 && !first.has(key)) first.set(key, k);
    return first.get(key) ?? k;
  });
}

const keyOf = (likes: Taste['likes']): string =>
  likes
    .map(({ category }) => category)
    .sort()
    .join();

/** The category by which each product counts: the nearest above its last ones, where there is any. */
function featuresOf(
  history: PurchaseHistory,
  { traits, incidence }: { readonly traits: TraitsOf; readonly incidence: Incidence },
  most: number,
): { categories: string[]; of: Int32Array } {
  const sizes = new Map<string, number>();
  for (const { above } of traits.values())
    for (const category of new Set(above)) sizes.set(category, (sizes.get(category) ?? 0) + 1);
  const nearest = history.products.map((id) => {
    const { above = [], categories = [] } = traits.get(id) ?? {};
    const [first] = [...above].sort((a, b) => (sizes.get(a) ?? 0) - (sizes.get(b) ?? 0) || (a < b ? -1 : 1));
    return first ?? categories[0] ?? null;
  });
  const buyers = new Map<string, number>();
  nearest.forEach((category, product) => {
    const count = (incidence.productOffset[product + 1] ?? 0) - (incidence.productOffset[product] ?? 0);
    if (category !== null) buyers.set(category, (buyers.get(category) ?? 0) + count);
  });
  const categories = [...buyers]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([category]) => category);
  const index = new Map(categories.map((category, at) => [category, at]));
  return { categories, of: Int32Array.from(nearest, (category) => index.get(category ?? '') ?? -1) };
}

function countsOf(
  rows: readonly number[],
  incidence: Incidence,
  { of, features }: { readonly of: Int32Array; readonly features: number },
): FeatureCounts {
  const offset = new Int32Array(rows.length + 1);
  const [feature, count]: [number[], number[]] = [[], []];
  rows.forEach((row, at) => {
    const counts = new Map<number, number>();
    for (const item of rowItems(incidence, row)) {
      const own = of[item] ?? -1;
      if (own >= 0) counts.set(own, (counts.get(own) ?? 0) + 1);
    }
    for (const [own, times] of [...counts].sort(([a], [b]) => a - b)) {
      feature.push(own);
      count.push(times);
    }
    offset[at + 1] = feature.length;
  });
  return { offset, feature: Int32Array.from(feature), count: Float64Array.from(count), features };
}

function sharesOf({ feature, count, features }: FeatureCounts): Float64Array {
  const sums = new Float64Array(features);
  feature.forEach((one, at) => (sums[one] = (sums[one] ?? 0) + (count[at] ?? 0)));
  const all = sums.reduce((a, b) => a + b, 0);
  return sums.map((sum) => sum / all);
}

function membersOf(
  counts: FeatureCounts,
  mixture: Mixture,
  by: {
    readonly groupOf: Int32Array;
    readonly minScore: number;
    readonly nameOf: (row: number) => string;
  },
): Member[][] {
  const { groupOf, minScore, nameOf } = by;
  const members = Array.from(groupOf, (): Member[] => []);
  const into = new Float64Array(groupOf.length);
  for (let row = 0; row < counts.offset.length - 1; row += 1) {
    componentsOf(counts, row, { mixture, into });
    const scores = new Float64Array(groupOf.length);
    groupOf.forEach((group, k) => (scores[group] = (scores[group] ?? 0) + (into[k] ?? 0)));
    scores.forEach((score, group) => {
      if (score >= minScore) members[group]?.push({ customer: nameOf(row), score: score < 1 ? score : 1 });
    });
  }
  return members;
}

function likesOf(
  { logProbability, features }: Mixture,
  k: number,
  by: {
    readonly everybody: Float64Array;
    readonly categories: readonly string[];
    readonly limits: Required<TasteOptions>;
  },
): Taste['likes'] {
  const { everybody, categories, limits } = by;
  return categories
    .map((category, at) => ({
      category,
      lift: Math.exp(logProbability[k * features + at] ?? 0) / (everybody[at] ?? 1),
    }))
    .filter(({ lift }) => lift >= limits.minLift)
    .sort((a, b) => b.lift - a.lift || (a.category < b.category ? -1 : 1));
}
