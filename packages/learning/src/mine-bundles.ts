import { type BasketRows, basketRows } from './basket-rows.js';
import { degree, productRows } from './incidence.js';
import { checkHistory, type PurchaseHistory } from './purchase-history.js';
import type { ComplementEdge } from './mine-complements.js';

/** Products that people already buy as one. */
export interface BundleCandidate {
  /** Two to four product ids, sorted. */
  readonly products: readonly string[];
  /** Baskets that hold all of them. */
  readonly n: number;
  /** Different buyers of such baskets; anonymous baskets are a buyer each. */
  readonly customers: number;
  /** Share of all baskets, 0..1. */
  readonly support: number;
  /** Share of all baskets over the product of the shares of each product. */
  readonly lift: number;
}

export interface BundleOptions {
  /** Fewest baskets, and different buyers, with all. */
  readonly minBaskets?: number;
  readonly minCustomers?: number;
  /** Most products in one. */
  readonly maxProducts?: number;
  /** Most candidates. */
  readonly first?: number;
  /** Larger baskets are left out. */
  readonly maxBasket?: number;
}

export const BUNDLE_DEFAULTS: Required<BundleOptions> = Object.freeze({
  minBaskets: 10,
  minCustomers: 5,
  maxProducts: 4,
  first: 100,
  maxBasket: 150,
});

/**
 * Frequent sets of two to four products of which every two are complements, by intersecting lists of baskets (Eclat: Zaki 2000). A set whose
 * every basket holds one thing more that fits is left out for the larger set. Most baskets first, of as many the larger set, then by id.
 * Throws BAD_INPUT on a malformed history.
 */
export function mineBundles(
  history: PurchaseHistory,
  complements: readonly Pick<ComplementEdge, 'from' | 'to'>[],
  options: BundleOptions = {},
): BundleCandidate[] {
  checkHistory(history);
  const limits = { ...BUNDLE_DEFAULTS, ...options };
  const rows = basketRows(history, limits.maxBasket);
  const partners = partnersOf(history, complements);
  const sets: ItemSet[] = [];
  for (const [product, later] of partners) {
    const baskets = productRows(rows.incidence, product);
    grow({ items: [product], baskets }, [...later], { rows, partners, limits, sets });
  }
  return withoutParts(sets)
    .map((set) => candidateOf(set, rows, history.products))
    .filter(({ customers }) => customers >= limits.minCustomers)
    .sort(
      (a, b) =>
        b.n - a.n ||
        b.products.length - a.products.length ||
        (a.products.join() < b.products.join() ? -1 : 1),
    )
    .slice(0, limits.first);
}

interface ItemSet {
  /** Ascending. */
  readonly items: readonly number[];
  /** Rows that hold all of them, ascending. */
  readonly baskets: Int32Array;
}
type Partners = ReadonlyMap<number, ReadonlySet<number>>;

/** Per product its complements of a greater number: every pair once. */
function partnersOf(
  history: PurchaseHistory,
  complements: readonly Pick<ComplementEdge, 'from' | 'to'>[],
): Partners {
  const index = new Map(history.products.map((id, at) => [id, at]));
  const partners = new Map<number, Set<number>>();
  for (const { from, to } of complements) {
    const [a, b] = [index.get(from), index.get(to)];
    if (a === undefined || b === undefined || a === b) continue;
    const [low, high] = a < b ? [a, b] : [b, a];
    partners.set(low, (partners.get(low) ?? new Set()).add(high));
  }
  return partners;
}

interface Growth {
  readonly rows: BasketRows;
  readonly partners: Partners;
  readonly limits: Required<BundleOptions>;
  readonly sets: ItemSet[];
}

/** Adds every larger set made of `set` and products of `later`, which all go with what is in it. */
function grow(set: ItemSet, later: readonly number[], by: Growth): void {
  const { rows, partners, limits, sets } = by;
  for (const product of later) {
    const baskets = inBoth(set.baskets, productRows(rows.incidence, product));
    if (baskets.length < limits.minBaskets) continue;
    const larger = { items: [...set.items, product], baskets };
    sets.push(larger);
    const next = later.filter((other) => other > product && partners.get(product)?.has(other) === true);
    if (larger.items.length < limits.maxProducts) grow(larger, next, by);
  }
}

/** Of two ascending lists. */
function inBoth(a: Int32Array, b: Int32Array): Int32Array {
  const both: number[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const [x, y] = [a[i] ?? 0, b[j] ?? 0];
    if (x === y) both.push(x);
    if (x <= y) i += 1;
    if (y <= x) j += 1;
  }
  return Int32Array.from(both);
}

/** Leaves out sets that are part of a larger one with as many baskets. */
function withoutParts(sets: readonly ItemSet[]): ItemSet[] {
  const parts = new Set<string>();
  for (const { items, baskets } of sets)
    for (const left of items) parts.add(`${items.filter((item) => item !== left).join()} ${baskets.length}`);
  return sets.filter(({ items, baskets }) => !parts.has(`${items.join()} ${baskets.length}`));
}

function candidateOf(
  { items, baskets }: ItemSet,
  { incidence, buyer }: BasketRows,
  products: readonly string[],
): BundleCandidate {
  const support = baskets.length / incidence.rows;
  const chance = items.reduce((product, item) => (product * degree(incidence, item)) / incidence.rows, 1);
  return {
    products: items.map((item) => products[item] ?? '').sort(),
    n: baskets.length,
    customers: new Set(Array.from(baskets, (row) => buyer[row])).size,
    support,
    lift: support / chance,
  };
}
