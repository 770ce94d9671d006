import type { ContributionSource, Refusal } from '@wherefore/contracts';

export type Side = 'a' | 'b';

/** What a decision knew: of the request, of the visitor, of itself. */
export const FACT_NAMES = Object.freeze([
  'placement',
  'customer',
  'personalised',
  'consent',
  'channel',
  'store',
  'locale',
  'viewing',
  'cart',
  'recent',
  'bought',
  'viewed',
  'carted',
  'subscribed',
  'segments',
  'degraded',
] as const);
export type FactName = (typeof FACT_NAMES)[number];

export const VERSION_NAMES = Object.freeze(['epoch', 'rules', 'placement'] as const);
export type VersionName = (typeof VERSION_NAMES)[number];

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** A fact with one value each, or with members that one side alone has. */
export type FactDifference =
  | {
      readonly kind: 'value';
      readonly fact: FactName;
      readonly a: string | boolean | null;
      readonly b: string | boolean | null;
    }
  | {
      readonly kind: 'members';
      readonly fact: FactName;
      readonly onlyA: readonly Named[];
      readonly onlyB: readonly Named[];
    };

export interface VersionDifference {
  readonly version: VersionName;
  readonly a: string | null;
  readonly b: string | null;
}

/** An addend of a score that one side alone has (the other is null), or that is worth more on one side. Log-odds. */
export interface TermDifference {
  readonly source: ContributionSource;
  readonly label: string;
  readonly a: number | null;
  readonly b: number | null;
}

interface Both<T> {
  readonly a: T;
  readonly b: T;
}

/**
 * A product that is in either list. Null where a side does not offer it. The terms are those that differ, largest
 * difference first; where both sides offer it, their differences add up to that of the scores.
 */
export interface ProductDifference {
  readonly product: string;
  readonly title: string;
  readonly rank: Both<number | null>;
  readonly score: Both<number | null>;
  readonly priority: Both<number | null>;
  readonly terms: readonly TermDifference[];
  readonly refusal: Both<Refusal | null>;
}

/** A product that the two sides refuse by different rules, or that one side alone refuses. */
export interface RefusalDifference {
  readonly product: string;
  readonly a: Refusal | null;
  readonly b: Refusal | null;
}

/** What differs between two decisions. */
export interface Comparison {
  /** Are the lists the same: products, places and scores? */
  readonly sameOffers: boolean;
  /** Sentences, most important first. */
  readonly summary: readonly string[];
  readonly facts: readonly FactDifference[];
  readonly versions: readonly VersionDifference[];
  /** Every product of either list, in the order of the first, then of the second. */
  readonly products: readonly ProductDifference[];
  readonly refusals: readonly RefusalDifference[];
}
