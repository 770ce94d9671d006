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
  /** Offers that are in both lists, at another place. */
  readonly offersMoved: number;
  /** The most frequent ones. */
  readonly gained: readonly Movement[];
  readonly lost: readonly Movement[];
  /** Every product that was offered before or after. */
  readonly products: readonly ProductMovement[];
  readonly before: Totals;
  readonly after: Totals;
  /** Distinct products offered. */
  readonly coverage: { readonly before: number; readonly after: number };
  /** What rules of the draft do and cost here, each by itself. */
  readonly prices: readonly RulePrice[];
}

/** How often a product is offered in a placement, and what that is expected to bring. */
export interface ProductMovement {
  readonly product: string;
  /** Lists that hold it. */
  readonly before: number;
  readonly after: number;
  readonly gained: number;
  readonly lost: number;
  readonly moved: number;
  /** Sums of propensity x price after discounts. */
  readonly revenueBefore: number;
  readonly revenueAfter: number;
}

/** What a rule costs, and what it does to lists: compared with the same draft without it. */
export interface RulePrice extends LeverPrice {
  /** Lists that differ. */
  readonly changed: number;
  readonly gained: number;
  readonly lost: number;
  readonly moved: number;
}

/** One decision, decided again. */
export interface Redecided {
  readonly before: readonly SimulatedOffer[];
  readonly after: readonly SimulatedOffer[];
  /** The draft without one rule, by rule; a rule that cannot act here is left out. */
  readonly without: ReadonlyMap<Rule, readonly SimulatedOffer[]>;
}

const MOST_EXAMPLES = 10;

interface RuleSum {
  with: Totals;
  without: Totals;
  changed: number;
  gained: number;
  lost: number;
  moved: number;
}
const NO_SUM: RuleSum = { with: NO_TOTALS, without: NO_TOTALS, changed: 0, gained: 0, lost: 0, moved: 0 };

type ProductSum = { -readonly [Field in keyof ProductMovement]: ProductMovement[Field] };

/** Adds up what a draft changes in one placement, decision by decision. */
export class PlacementTally {
  private decisions = 0;
  private changed = 0;
  private before = NO_TOTALS;
  private after = NO_TOTALS;
  private readonly products = new Map<string, ProductSum>();
  private readonly priced = new Map<Rule, RuleSum>();

  constructor(private readonly placement: string) {}

  add({ before, after, without }: Redecided): void {
    const { changed, gained, lost, moved } = compareLists(before, after);
    this.decisions += 1;
    if (changed) this.changed += 1;
    this.before = plus(this.before, totalsOf(before));
    this.after = plus(this.after, totalsOf(after));
    for (const product of gained) this.of(product).gained += 1;
    for (const product of lost) this.of(product).lost += 1;
    for (const product of moved) this.of(product).moved += 1;
    for (const offer of before) {
      const sum = this.of(offer.product);
      sum.before += 1;
      sum.revenueBefore += totalsOf([offer]).revenue;
    }
    for (const offer of after) {
      const sum = this.of(offer.product);
      sum.after += 1;
      sum.revenueAfter += totalsOf([offer]).revenue;
    }
    for (const [rule, offers] of without) this.addWithout(rule, offers, after);
  }

  private addWithout(rule: Rule, without: readonly SimulatedOffer[], after: readonly SimulatedOffer[]): void {
    const { changed, gained, lost, moved } = compareLists(without, after);
    const sum = this.priced.get(rule) ?? NO_SUM;
    this.priced.set(rule, {
      with: plus(sum.with, totalsOf(after)),
      without: plus(sum.without, totalsOf(without)),
      changed: sum.changed + (changed ? 1 : 0),
      gained: sum.gained + gained.length,
      lost: sum.lost + lost.length,
      moved: sum.moved + moved.length,
    });
  }

  private of(product: string): ProductSum {
    const nothing = { before: 0, after: 0, gained: 0, lost: 0, moved: 0, revenueBefore: 0, revenueAfter: 0 };
    const sum = this.products.get(product) ?? { product, ...nothing };
    this.products.set(product, sum);
    return sum;
  }

  result(): PlacementSimulation {
    const { placement, decisions, changed, before, after } = this;
    const products = [...this.products.values()];
    const sum = (of: 'gained' | 'lost' | 'moved'): number => products.reduce((all, one) => all + one[of], 0);
    return {
      placement,
      decisions,
      changed,
      offersGained: sum('gained'),
      offersLost: sum('lost'),
      offersMoved: sum('moved'),
      gained: most(products, 'gained'),
      lost: most(products, 'lost'),
      products,
      before,
      after,
      coverage: {
        before: products.filter((one) => one.before > 0).length,
        after: products.filter((one) => one.after > 0).length,
      },
      prices: [...this.priced].map(([rule, { with: withIt, without, ...lists }]) => ({
        ...leverPrice(rule, placement, { with: withIt, without }),
        ...lists,
      })),
    };
  }
}

const most = (products: readonly ProductSum[], of: 'gained' | 'lost'): Movement[] =>
  products
    .flatMap((one) => (one[of] > 0 ? [{ product: one.product, times: one[of] }] : []))
    .sort((a, b) => b.times - a.times || (a.product < b.product ? -1 : 1))
    .slice(0, MOST_EXAMPLES);
