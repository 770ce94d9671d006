import type { CaseStrengths } from './tuning-set.js';

const STEPS = 80;
const RATE = 0.05;

/** Logistic regression of wanted or not, each candidate for itself, with coefficients >= 0. */
export function pointwiseStart(cases: readonly CaseStrengths[], unit: Float64Array): Float64Array {
  const wanted = cases.reduce((sum, one) => sum + one.wanted.length, 0);
  const all = cases.reduce((sum, { size }) => sum + size, 0);
  const bias = Math.log((wanted + 1) / (all - wanted + 1));
  return descend(cases, unit, (scores, one, errors) => {
    for (let c = 0; c < one.size; c += 1) errors[c] = 1 / (1 + Math.exp(-((scores[c] as number) + bias)));
    for (const c of one.wanted) errors[c] = (errors[c] as number) - 1;
  });
}

/** Softmax over each case's candidates (ListNet's top one, Cao et al. 2007), with coefficients >= 0. */
export function listwiseStart(cases: readonly CaseStrengths[], unit: Float64Array): Float64Array {
  return descend(cases, unit, (scores, one, errors) => {
    let most = -Infinity;
    for (let c = 0; c < one.size; c += 1) most = Math.max(most, scores[c] as number);
    let total = 0;
    for (let c = 0; c < one.size; c += 1) total += errors[c] = Math.exp((scores[c] as number) - most);
    for (let c = 0; c < one.size; c += 1) errors[c] = (errors[c] as number) / total;
    for (const c of one.wanted) errors[c] = (errors[c] as number) - 1 / one.wanted.length;
  });
}

/** Projected Adam (Kingma & Ba 2015) on coefficients of signals of unit deviation. */
function descend(
  cases: readonly CaseStrengths[],
  unit: Float64Array,
  errorsOf: (scores: Float64Array, one: CaseStrengths, errors: Float64Array) => void,
): Float64Array {
  const signals = unit.length;
  const most = cases.reduce((largest, { size }) => Math.max(largest, size), 0);
  const [scores, errors] = [new Float64Array(most), new Float64Array(most)];
  const coefficients = unit.map((size) => (size > 0 ? 0.1 : 0));
  const [mean, square] = [new Float64Array(signals), new Float64Array(signals)];
  for (let step = 1; step <= STEPS; step += 1) {
    const gradient = new Float64Array(signals);
    for (const one of cases) {
      score(
        one,
        coefficients.map((c, which) => c * (unit[which] ?? 0)),
        scores,
      );
      errorsOf(scores, one, errors);
      for (let which = 0; which < signals; which += 1) {
        let sum = 0;
        for (let c = 0; c < one.size; c += 1)
          sum += (errors[c] as number) * (one.strength[which * one.size + c] as number);
        gradient[which] = (gradient[which] as number) + (sum * (unit[which] ?? 0)) / cases.length;
      }
    }
    for (let which = 0; which < signals; which += 1) {
      const slope = gradient[which] as number;
      mean[which] = 0.9 * (mean[which] as number) + 0.1 * slope;
      square[which] = 0.999 * (square[which] as number) + 0.001 * slope * slope;
      const move =
        (mean[which] as number) /
        (1 - 0.9 ** step) /
        (Math.sqrt((square[which] as number) / (1 - 0.999 ** step)) + 1e-8);
      if ((unit[which] ?? 0) > 0) coefficients[which] = Math.max(0, (coefficients[which] ?? 0) - RATE * move);
    }
  }
  return coefficients.map((coefficient, which) => coefficient * (unit[which] ?? 0));
}

function score({ size, strength }: CaseStrengths, coefficients: Float64Array, into: Float64Array): void {
  into.fill(0, 0, size);
  coefficients.forEach((coefficient, which) => {
    if (coefficient !== 0)
      for (let c = 0; c < size; c += 1)
        into[c] = (into[c] as number) + coefficient * (strength[which * size + c] as number);
  });
}
