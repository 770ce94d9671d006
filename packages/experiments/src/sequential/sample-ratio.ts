import { chiSquaredTail, logGamma } from '../numbers/exact-tests.js';

export interface ArmCount {
  readonly arm: string;
  readonly weight: number;
  readonly units: number;
}

export interface SampleRatio {
  /** Of a chi-squared test, for one look. */
  readonly fixedP: number;
  /** Holds at all looks together. */
  readonly sequentialP: number;
  /** Are the arms not as large as they should be? Then nothing else can be believed. */
  readonly isBroken: boolean;
  readonly arms: readonly (ArmCount & { readonly expected: number })[];
}

/** A p below this, at any look, stops the read-out: of 1,000 sound experiments looked at every day, 5 at most are stopped by mistake. */
export const SAMPLE_RATIO_ALARM = 0.005;

/** How firmly the prior holds that arms are nearly as planned, in units. */
const CONCENTRATION = 10_000;

/**
 * Do arms have the sizes that their weights promise? Beside the chi-squared test a test that may be looked at every day: the Bayes factor
 * of a Dirichlet mixture against the planned shares (Lindon and Malek 2022, "Anytime-valid inference for multinomial count data").
 */
export function sampleRatio(counts: readonly ArmCount[]): SampleRatio {
  const total = counts.reduce((sum, { units }) => sum + units, 0);
  const weights = counts.reduce((sum, { weight }) => sum + weight, 0);
  const arms = counts.map((one) => ({ ...one, expected: (total * one.weight) / weights }));
  if (total === 0 || counts.length < 2) return { fixedP: 1, sequentialP: 1, isBroken: false, arms };
  const chi = arms.reduce((sum, { units, expected }) => sum + (units - expected) ** 2 / expected, 0);
  const logFactor =
    logGamma(CONCENTRATION) -
    logGamma(CONCENTRATION + total) +
    arms.reduce((sum, { units, weight }) => {
      const share = weight / weights;
      const prior = CONCENTRATION * share;
      return sum + logGamma(prior + units) - logGamma(prior) - units * Math.log(share);
    }, 0);
  const sequentialP = Math.min(1, Math.exp(-logFactor));
  return {
    fixedP: chiSquaredTail(chi, arms.length - 1),
    sequentialP,
    isBroken: sequentialP < SAMPLE_RATIO_ALARM,
    arms,
  };
}
