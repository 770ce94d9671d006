import type { Wording } from '../wording/wording.js';
import { refusalName } from '../refusal-name.js';
import { changeOf } from './compare-products.js';
import type { Comparison, FactDifference, ProductDifference, TermDifference } from './comparison.js';

/** At most so many products are spoken of one by one, and so many causes of each. */
const MOST_PRODUCTS = 5;
const MOST_CAUSES = 2;

/** The differences in sentences: what came out, what was known, which versions, then product by product. */
export function summarise(found: Omit<Comparison, 'summary'>, wording: Wording): string[] {
  const { comparison } = wording;
  const { facts, versions, products, refusals, sameOffers } = found;
  if (sameOffers && facts.length + versions.length + refusals.length === 0) return [comparison.same];
  const versionLines = versions.map(({ version, a, b }) =>
    comparison.value(comparison.versions[version], a ?? comparison.none, b ?? comparison.none),
  );
  return [
    sameOffers ? comparison.sameOffers : comparison.lists(changesOf(products)),
    ...facts.flatMap((fact) => factLines(fact, wording)),
    ...versionLines,
    ...products
      .filter(({ rank }) => rank.a !== rank.b)
      .sort((x, y) => bestPlace(x) - bestPlace(y))
      .slice(0, MOST_PRODUCTS)
      .map((product) => productLine(product, wording)),
  ];
}

const bestPlace = ({ rank }: ProductDifference): number => Math.min(rank.a ?? Infinity, rank.b ?? Infinity);

function changesOf(products: readonly ProductDifference[]) {
  const titles = (these: readonly ProductDifference[]): string[] => these.map(({ title }) => title);
  return {
    gained: titles(products.filter(({ rank }) => rank.a === null)),
    lost: titles(products.filter(({ rank }) => rank.b === null)),
    moved: products.filter(({ rank }) => rank.a !== null && rank.b !== null && rank.a !== rank.b).length,
  };
}

function factLines(difference: FactDifference, { comparison }: Wording): string[] {
  const fact = comparison.facts[difference.fact];
  if (difference.kind === 'value') {
    const said = (value: string | boolean | null): string => {
      if (value === null) return comparison.none;
      if (typeof value === 'boolean') return value ? comparison.yes : comparison.no;
      return value;
    };
    return [comparison.value(fact, said(difference.a), said(difference.b))];
  }
  const { onlyA, onlyB } = difference;
  const names = (these: typeof onlyA): string[] => these.map(({ name }) => name);
  return [
    ...(onlyA.length > 0 ? [comparison.only('a', fact, names(onlyA))] : []),
    ...(onlyB.length > 0 ? [comparison.only('b', fact, names(onlyB))] : []),
  ];
}

function productLine({ title, rank, terms, refusal }: ProductDifference, wording: Wording): string {
  const { comparison } = wording;
  if (rank.b === null && refusal.b !== null)
    return comparison.refused('b', title, refusalName(refusal.b.rule, wording));
  if (rank.a === null && refusal.a !== null)
    return comparison.refused('a', title, refusalName(refusal.a.rule, wording));
  const bothOffer = rank.a !== null && rank.b !== null;
  const rose = (rank.b ?? Infinity) < (rank.a ?? Infinity);
  const causes = terms
    .filter((term) => bothOffer && changeOf(term) > 0 === rose)
    .slice(0, MOST_CAUSES)
    .map((term) => causeOf(term, wording));
  return comparison.moved({ title, a: rank.a, b: rank.b, causes });
}

function causeOf({ label, a, b }: TermDifference, { comparison }: Wording): string {
  if (a === null) return comparison.gainedTerm(label, b ?? 0);
  return b === null ? comparison.lostTerm(label, a) : comparison.changedTerm(label, a, b);
}
