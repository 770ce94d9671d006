import type { Decision, Visitor } from '@wherefore/contracts';
import type { Wording } from '../wording/wording.js';
import { wordingFor } from '../wording/wording-for.js';
import { compareFacts } from './compare-facts.js';
import { compareProducts, compareRefusals } from './compare-products.js';
import { type Comparison, VERSION_NAMES, type VersionDifference } from './comparison.js';
import { summarise } from './summarise.js';

export interface CompareOptions {
  readonly wording?: Wording;
  /** Who the visitors were; unless both are known, what is said of a visitor is what spoke for an offer. */
  readonly visitors?: { readonly a: Visitor | null; readonly b: Visitor | null };
}

/** What differs between two decisions: what was known, which versions decided, and what came of it. */
export function compareDecisions(a: Decision, b: Decision, options: CompareOptions = {}): Comparison {
  const { wording = wordingFor(null), visitors = { a: null, b: null } } = options;
  const bothKnown = visitors.a !== null && visitors.b !== null;
  const known = (decision: Decision, visitor: Visitor | null) => ({
    decision,
    visitor: bothKnown ? visitor : null,
  });
  const products = compareProducts(a, b);
  const found = {
    sameOffers: products.every(({ rank, score }) => rank.a === rank.b && score.a === score.b),
    facts: compareFacts(known(a, visitors.a), known(b, visitors.b)),
    versions: compareVersions(a, b),
    products,
    refusals: compareRefusals(a, b),
  };
  return { ...found, summary: summarise(found, wording) };
}

function compareVersions(a: Decision, b: Decision): VersionDifference[] {
  return VERSION_NAMES.flatMap((version) => {
    const [left, right] = [a.versions[version], b.versions[version]];
    if (left === right) return [];
    const text = (value: string | number | null): string | null => (value === null ? null : String(value));
    return [{ version, a: text(left), b: text(right) }];
  });
}
