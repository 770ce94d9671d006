import type { Rule } from '@wherefore/contracts';
import {
  compareLists,
  type LeverPrice,
  leverPrice,
  NO_TOTALS,
  plus,
  type SimulatedOffer,
  type Totals,
  totalsOf,
} from '@wherefore/governance';

/** How often a product came into lists, or fell out of them. */
export interface Movement {
  readonly product: string;
  readonly times: number;
}

/** What a draft would change in one placement. */
export interface PlacementSimulation {
  readonly placement: string;
  readonly decisions: number;
  /** Decisions in which any place is held by another product, or at another price. */
  readonly changed: number;
  readonly offersGained: number;
  readonly offersLost: number;
  /** The most frequent ones. */
  readonly gained: readonly Movement[];
  readonly lost: readonly Movement[];
  readonly before: Totals;
  readonly after: Totals;
  /** Distinct products offered. */
  readonly coverage: { readonly before: number; readonly after: number };
  /** What each boost, burial and pin of the draft costs here. */
  readonly prices: readonly LeverPrice[];
}

/** One decision, decided again. */
export interface Redecided {
  readonly before: readonly SimulatedOffer[];
  readonly after: readonly SimulatedOffer[];
  /** The draft without one rule, by rule; a rule that cannot act here is left out. */
  readonly without: ReadonlyMap<Rule, readonly SimulatedOffer[]>;
}

const MOST_EXAMPLES = 10;

/** Adds up what a draft changes in one placement, decision by decision. */
export class PlacementTally {
  private decisions = 0;
  private changed = 0;
  private before = NO_TOTALS;
  private after = NO_TOTALS;
  private readonly gained = new Map<string, number>();
  private readonly lost = new Map<string, number>();
  private readonly seen = { before: new Set<string>(), after: new Set<string>() };
  private readonly priced = new Map<Rule, { with: Totals; without: Totals }>();

  constructor(private readonly placement: string) {}

  add({ before, after, without }: Redecided): void {
    const { changed, gained, lost } = compareLists(before, after);
    const afterTotals = totalsOf(after);
    this.decisions += 1;
    if (changed) this.changed += 1;
    this.before = plus(this.before, totalsOf(before));
    this.after = plus(this.after, afterTotals);
    for (const product of gained) count(this.gained, product);
    for (const product of lost) count(this.lost, product);
    for (const { product } of before) this.seen.before.add(product);
    for (const { product } of after) this.seen.after.add(product);
    for (const [rule, offers] of without) {
      const sums = this.priced.get(rule) ?? { with: NO_TOTALS, without: NO_TOTALS };
      this.priced.set(rule, {
        with: plus(sums.with, afterTotals),
        without: plus(sums.without, totalsOf(offers)),
      });
    }
  }

  result(): PlacementSimulation {
    const { placement, decisions, changed, before, after, seen } = this;
    return {
      placement,
      decisions,
      changed,
      offersGained: sumOf(this.gained),
      offersLost: sumOf(this.lost),
      gained: most(this.gained),
      lost: most(this.lost),
      before,
      after,
      coverage: { before: seen.before.size, after: seen.after.size },
      prices: [...this.priced].map(([rule, totals]) => leverPrice(rule, placement, totals)),
    };
  }
}

const count = (map: Map<string, number>, key: string): unknown => map.set(key, (map.get(key) ?? 0) + 1);
const sumOf = (map: ReadonlyMap<string, number>): number =>
  [...map.values()].reduce((sum, one) => sum + one, 0);

const most = (map: ReadonlyMap<string, number>): Movement[] =>
  [...map]
    .map(([product, times]) => ({ product, times }))
    .sort((a, b) => b.times - a.times || (a.product < b.product ? -1 : 1))
    .slice(0, MOST_EXAMPLES);
