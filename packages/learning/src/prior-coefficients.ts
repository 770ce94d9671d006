import { EVIDENCE_SOURCES, type EvidenceSource } from '@wherefore/contracts';

/**
 * What one standard deviation of a source's strength is worth in log-odds until coefficients are learned.
 * Unlearned: related, category, brand, segment (as popularity) and own-repeats are the prior of our quality
 * notes; complements at half of related is our own estimate.
 */
export const PRIOR_WEIGHTS: Readonly<Partial<Record<EvidenceSource, number>>> = Object.freeze({
  related: 1,
  'own-repeats': 0.8,
  complements: 0.5,
  segment: 0.3,
  category: 0.2,
  brand: 0.15,
});

/**
 * Log-odds per unit of strength for what the shop itself says: the history cannot tell what these are worth as long as
 * nothing was offered for their sake. Our own estimates; a full-strength statement of the shop about doubles the odds.
 */
export const STRUCTURAL_COEFFICIENTS: Readonly<Partial<Record<EvidenceSource, number>>> = Object.freeze({
  substitutes: 0.7,
  upgrades: 0.7,
  accessories: 0.7,
  'add-ons': 0.7,
});

/** Per source the raw strengths (>= 0) it gave, over a sample of situations and candidates. */
export type StrengthSamples = Readonly<Partial<Record<EvidenceSource, readonly number[] | Float64Array>>>;

/**
 * Coefficients that scale each source to unit deviation and then weigh it by the prior. A source whose strengths
 * do not differ (by more than 1e-9), or of which there is no sample, gets 0: it cannot tell candidates apart.
 * Structural sources have coefficients of their own.
 */
export function priorCoefficients(samples: StrengthSamples): Record<EvidenceSource, number> {
  const entries = EVIDENCE_SOURCES.map((source) => {
    const spread = deviation(samples[source] ?? []);
    const weight = PRIOR_WEIGHTS[source];
    if (weight === undefined) return [source, STRUCTURAL_COEFFICIENTS[source] ?? 0] as const;
    return [source, spread > 0 ? weight / spread : 0] as const;
  });
  return Object.fromEntries(entries) as Record<EvidenceSource, number>;
}

/** Standard deviation of the sample as a population; 0 where it is lost in rounding. */
function deviation(strengths: readonly number[] | Float64Array): number {
  if (strengths.length === 0) return 0;
  let sum = 0;
  for (const strength of strengths) sum += strength;
  const mean = sum / strengths.length;
  let squares = 0;
  for (const strength of strengths) squares += (strength - mean) ** 2;
  const spread = Math.sqrt(squares / strengths.length);
  return spread > 1e-9 * Math.max(1, Math.abs(mean)) ? spread : 0;
}
