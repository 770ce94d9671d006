import type {
  Discount,
  Intent,
  OfferRequest,
  Placement,
  ProductFacts,
  Properties,
  Situation,
} from '@wherefore/contracts';

/** What may be offered, what for, and how likely it is to be bought (0 to 1). */
export interface Candidate {
  readonly facts: ProductFacts;
  readonly intent: Intent;
  readonly propensity: number;
  /** What rules take off its price, percent; the margin floor is asked of what is left. */
  readonly discounts?: readonly Discount[];
}

/** A merchandisers' limit on how often one visitor is shown one product, or anything of one rule, within days. */
export interface Cap {
  readonly rule: string;
  readonly version: number;
  readonly times: number;
  readonly days: number;
  readonly per: 'product' | 'rule';
}

export type CappedCandidate = Candidate & { readonly caps: readonly Cap[] };

/** Everything that hard rules may look at, prepared once per decision and not changed after. */
export interface EligibilityContext {
  readonly situation: Situation;
  readonly request: OfferRequest;
  readonly placement: Placement;
  /** The visitor's own purchases, by product. */
  readonly purchases: ReadonlyMap<string, Properties>;
  /** How people come back for what the visitor has, by product. */
  readonly repeats: ReadonlyMap<string, { readonly medianGapDays: number }>;
  /** Products that can stand in for something in the cart, or are a step up from it. */
  readonly substitutesOfCart: ReadonlySet<string>;
  /** What each candidate would be a step up from. */
  readonly baseOfUpgrade: ReadonlyMap<
    string,
    readonly { readonly id: string; readonly price: number | null }[]
  >;
  /** Products that other units of the page show. */
  readonly shownElsewhere: ReadonlySet<string>;
}

/** The merchandisers' rule behind an objection, with the version of its rule set. */
export interface Authority {
  readonly rule: string;
  readonly version: number;
}
