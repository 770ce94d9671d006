import type { CalibrationCurve, ProductId, Scored, Term } from '@wherefore/contracts';

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

/** Probability that a score stands for, by what such scores turned out to be worth; without a curve it is taken for log-odds. */
export function propensityOf(score: number, curve: CalibrationCurve = []): number {
  return 1 / (1 + Math.exp(-calibrated(score, curve)));
}

/** On the curve; beyond its ends parallel to the score, so that a higher score is always a higher propensity. */
function calibrated(score: number, curve: CalibrationCurve): number {
  const [first, last] = [curve[0], curve.at(-1)];
  if (first === undefined || last === undefined) return score;
  if (score <= first[0]) return first[1] + score - first[0];
  if (score >= last[0]) return last[1] + score - last[0];
  const above = curve.findIndex(([at]) => at >= score);
  const [[x0, y0], [x1, y1]] = [curve[above - 1] ?? first, curve[above] ?? last];
  return y0 + ((score - x0) / (x1 - x0)) * (y1 - y0);
}

function byValueThenPath(a: Term, b: Term): number {
  return b.value - a.value || (pathKey(a) < pathKey(b) ? -1 : 1);
}

const pathKey = (term: Term): string =>
  `${term.source}|${term.anchor.kind}|${term.anchor.id}|${term.row.via?.id ?? ''}`;
