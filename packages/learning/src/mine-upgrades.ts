import type { SequenceEdge } from './mine-sequences.js';
import type { ProductTraits, TraitsOf } from './product-traits.js';
import { Strongest } from './strongest.js';
import { wordsInCommon, wordsOf } from './words.js';

/** `to` is the step up from `from`. */
export interface UpgradeEdge {
  readonly from: string;
  readonly to: string;
  /** What `to` costs over what `from` costs, > 1. */
  readonly priceFactor: number;
  /** `family`: the next dearer of one name; `bought-later`: buyers of the one come to the other. */
  readonly reason: 'family' | 'bought-later';
  /** Likeness of the titles in a family, else the share of buyers who came to the other; (0, 1]. */
  readonly weight: number;
  /** Customers who had the one and later the other, where that is the reason. */
  readonly n: number | null;
}

export interface UpgradeOptions {
  /** Least and most that the better costs over the lesser. */
  readonly minPriceFactor?: number;
  readonly maxPriceFactor?: number;
  /** Fewest pairs of products that a change of one word was seen in, and the least share of them in which it raised the price. */
  readonly minFamilies?: number;
  readonly minRaising?: number;
  /** Most edges out of a product. */
  readonly maxPerProduct?: number;
}

export const UPGRADE_DEFAULTS: Required<UpgradeOptions> = Object.freeze({
  minPriceFactor: 1.1,
  maxPriceFactor: 3,
  minFamilies: 5,
  minRaising: 0.9,
  maxPerProduct: 5,
});

/**
 * Steps up within a last category: the next dearer product of a family, and what buyers of the one came to later
 * where that costs more. By `from`, then falling weight.
 */
export function mineUpgrades(
  { traits, sequences }: { readonly traits: TraitsOf; readonly sequences: readonly SequenceEdge[] },
  options: UpgradeOptions = {},
): UpgradeEdge[] {
  const limits = { ...UPGRADE_DEFAULTS, ...options };
  const found = new Map<string, UpgradeEdge>();
  for (const edge of laterUpgrades(traits, sequences, limits)) found.set(`${edge.from}\n${edge.to}`, edge);
  for (const edge of familyUpgrades(traits, limits)) found.set(`${edge.from}\n${edge.to}`, edge);
  return boundedBy([...found.values()], limits.maxPerProduct);
}

function laterUpgrades(
  traits: TraitsOf,
  sequences: readonly SequenceEdge[],
  limits: Required<UpgradeOptions>,
): UpgradeEdge[] {
  return sequences.flatMap(({ from, to, probability, n }) => {
    const [lesser, better] = [traits.get(from), traits.get(to)];
    if (lesser === undefined || better === undefined) return [];
    if (!lesser.categories.some((category) => better.categories.includes(category))) return [];
    const priceFactor = stepOf(lesser, better, limits);
    return priceFactor === null
      ? []
      : [{ from, to, priceFactor, reason: 'bought-later' as const, weight: probability, n }];
  });
}

/** A shelf of more products is no family, at a cost of its size squared. */
const MOST_ON_SHELF = 1_000;

interface Named {
  readonly id: string;
  readonly traits: ProductTraits;
  readonly words: readonly string[];
}
interface Variant {
  readonly lesser: Named;
  readonly better: Named;
  /** The words by which the titles differ: `small>large`, `>plus`. */
  readonly change: string;
}

/**
 * Of each product the next dearer of its family: of one brand and kind, and of one name but for a word that raises the price wherever it
 * comes (`>plus`, `plus>pro`). Which words do so is learned from the catalogue.
 */
function familyUpgrades(traits: TraitsOf, limits: Required<UpgradeOptions>): UpgradeEdge[] {
  const variants = shelvesOf(traits).flatMap(variantsOf);
  const raising = raisingChanges(variants, limits);
  const next = new Map<string, UpgradeEdge>();
  for (const { lesser, better, change } of variants) {
    const priceFactor = raising.has(change) ? stepOf(lesser.traits, better.traits, limits) : null;
    const known = next.get(lesser.id);
    if (priceFactor === null || !isNearer({ priceFactor, to: better.id }, known)) continue;
    const weight = wordsInCommon(lesser.words, better.words);
    next.set(lesser.id, { from: lesser.id, to: better.id, priceFactor, reason: 'family', weight, n: null });
  }
  return [...next.values()];
}

/** Of two at one price, the first by id. */
const isNearer = (
  step: Pick<UpgradeEdge, 'priceFactor' | 'to'>,
  known: Pick<UpgradeEdge, 'priceFactor' | 'to'> | undefined,
): boolean =>
  known === undefined ||
  step.priceFactor < known.priceFactor ||
  (step.priceFactor === known.priceFactor && step.to < known.to);

/** Products with a title and a price, by last category and brand; each in the order of ids. */
function shelvesOf(traits: TraitsOf): readonly Named[][] {
  const shelves = new Map<string, Named[]>();
  for (const [id, one] of [...traits].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (one.title === null || one.price === null) continue;
    const named = { id, traits: one, words: wordsOf(one.title) };
    for (const category of one.categories)
      for (const brand of one.brands) {
        const shelf = shelves.get(`${category}\n${brand}`);
        if (shelf === undefined) shelves.set(`${category}\n${brand}`, [named]);
        else shelf.push(named);
      }
  }
  return [...shelves.values()].filter((shelf) => shelf.length <= MOST_ON_SHELF);
}

function variantsOf(shelf: readonly Named[]): Variant[] {
  return shelf.flatMap((lesser) =>
    shelf.flatMap((better) => {
      const gone = lesser.words.filter((word) => !better.words.includes(word));
      const come = better.words.filter((word) => !lesser.words.includes(word));
      const isOne = gone.length <= 1 && come.length <= 1 && gone.length + come.length > 0;
      return isOne && lesser.words.length > 1
        ? [{ lesser, better, change: `${gone[0] ?? ''}>${come[0] ?? ''}` }]
        : [];
    }),
  );
}

/** Changes of a word seen in families enough, that hardly ever lower the price. */
function raisingChanges(
  variants: readonly Variant[],
  { minFamilies, minRaising }: Required<UpgradeOptions>,
): Set<string> {
  const seen = new Map<string, { all: number; raised: number }>();
  for (const { lesser, better, change } of variants) {
    const count = seen.get(change) ?? { all: 0, raised: 0 };
    count.all += 1;
    if ((better.traits.price ?? 0) > (lesser.traits.price ?? 0)) count.raised += 1;
    seen.set(change, count);
  }
  const raising = [...seen].filter(([, { all, raised }]) => all >= minFamilies && raised >= all * minRaising);
  return new Set(raising.map(([change]) => change));
}

/** The factor between the prices, or null where that is no step up. */
function stepOf(
  { price: low }: ProductTraits,
  { price: high }: ProductTraits,
  { minPriceFactor, maxPriceFactor }: Required<UpgradeOptions>,
): number | null {
  if (low === null || high === null || low <= 0) return null;
  const factor = high / low;
  return factor >= minPriceFactor && factor <= maxPriceFactor ? factor : null;
}

function boundedBy(edges: readonly UpgradeEdge[], most: number): UpgradeEdge[] {
  const sorted = [...edges].sort((a, b) =>
    a.from < b.from ? -1 : a.from > b.from ? 1 : a.to < b.to ? -1 : 1,
  );
  const out: UpgradeEdge[] = [];
  const best = new Strongest(most);
  for (let at = 0; at < sorted.length; at += 1) {
    best.offer(at, sorted[at]?.weight ?? 0);
    if (sorted[at + 1]?.from === sorted[at]?.from) continue;
    out.push(...best.take().flatMap(({ index }) => sorted[index] ?? []));
  }
  return out;
}
