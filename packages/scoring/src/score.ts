import type { ProductId, Scored, Term } from '@wherefore/contracts';

/** Log-odds of a candidate: the base rate plus its terms, added in the order they are shown. Nothing else enters. */
export function scoreOf(bias: number, terms: readonly Term[]): number {
  return terms.reduce((sum, term) => sum + term.value, bias);
}

/** A candidate with its terms, largest first, and their sum. */
export function score(product: ProductId, bias: number, terms: readonly Term[]): Scored {
  const ordered = [...terms].sort(byValueThenPath);
  return { product, score: scoreOf(bias, ordered), terms: ordered };
}

/** The order of offers: highest score first; ties by product id, so that equal input gives an equal list. */
export function rank(candidates: readonly Scored[]): Scored[] {
  return [...candidates].sort((a, b) => b.score - a.score || (a.product < b.product ? -1 : 1));
}

/** Probability that log-odds stand for. */
export function propensityOf(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

function byValueThenPath(a: Term, b: Term): number {
  return b.value - a.value || (pathKey(a) < pathKey(b) ? -1 : 1);
}

const pathKey = (term: Term): string =>
  `${term.source}|${term.anchor.kind}|${term.anchor.id}|${term.row.via?.id ?? ''}`;
