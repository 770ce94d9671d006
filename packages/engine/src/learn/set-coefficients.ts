import { type Epoch, EVIDENCE_SOURCES, type EvidenceSource } from '@wherefore/contracts';
import { fitPlatt, priorCoefficients, STRUCTURAL_COEFFICIENTS } from '@wherefore/learning';
import type { StrengthSample } from './sample-strengths.js';

/**
 * The draft with its coefficients: the prior's proportions between the sources, and one scale for all of them, with the
 * bias, fitted so that scores are log-odds of buying within four weeks (Platt scaling on the customers sampled). Where
 * there is too little to fit, the prior's own scale and the base rate stay.
 */
export function withCoefficients(draft: Epoch, { strengths, bought }: StrengthSample): Epoch {
  const prior = priorCoefficients(strengths);
  const scores = new Float64Array(bought.length);
  for (const source of EVIDENCE_SOURCES) {
    const values = strengths[source] ?? [];
    for (let at = 0; at < scores.length; at += 1)
      scores[at] = (scores[at] ?? 0) + prior[source] * (values[at] ?? 0);
  }
  const line = fitPlatt(scores, bought);
  if (line === null || line.slope === 0) return Object.freeze({ ...draft, coefficients: prior });
  const scaled = EVIDENCE_SOURCES.map(
    (source) => [source, STRUCTURAL_COEFFICIENTS[source] ?? prior[source] * line.slope] as const,
  );
  const coefficients = Object.fromEntries(scaled) as Record<EvidenceSource, number>;
  return Object.freeze({ ...draft, bias: line.bias, coefficients });
}
