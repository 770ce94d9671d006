import type { FactName, Side, VersionName } from '../compare/comparison.js';

/** What differs between two decisions, in sentences. */
export interface ComparisonWording {
  readonly same: string;
  readonly sameOffers: string;
  /** Titles only in the second, titles only in the first, how many changed places. */
  readonly lists: (change: { gained: readonly string[]; lost: readonly string[]; moved: number }) => string;
  readonly facts: Readonly<Record<FactName, string>>;
  /** A fact that has one value on each side. */
  readonly value: (fact: string, a: string, b: string) => string;
  /** Members of a fact that one side alone has. */
  readonly only: (side: Side, fact: string, names: readonly string[]) => string;
  readonly versions: Readonly<Record<VersionName, string>>;
  readonly none: string;
  readonly yes: string;
  readonly no: string;
  /** A product that changed its place; `causes` are the largest changes of its score. */
  readonly moved: (change: {
    title: string;
    a: number | null;
    b: number | null;
    causes: readonly string[];
  }) => string;
  readonly gainedTerm: (label: string, value: number) => string;
  readonly lostTerm: (label: string, value: number) => string;
  readonly changedTerm: (label: string, a: number, b: number) => string;
  readonly refused: (side: Side, title: string, rule: string) => string;
}
