/** When a look happens. */
export interface Sequential {
  readonly alpha: number;
  /** Units in both arms together, now and as planned. */
  readonly n: number;
  readonly planned: number;
  /** Units of the smaller arm. */
  readonly least: number;
}

/** Fewer units in an arm than this say nothing yet: the normal approximation has to hold from the first look on. */
const FEWEST = 100;

/**
 * How many standard errors wide to either side an interval is that holds at all looks together, however often one looks and whenever one
 * stops: the asymptotic confidence sequence of Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas (2024, Annals of Statistics 52), a mixture
 * over normal effects (Robbins 1970) as in the mSPRT of Johari, Koomen, Pekelis and Walsh (2017). Tightest at the planned number of
 * units. Null while there are too few.
 */
export function sequentialFactor(at: Sequential): number | null {
  if (at.least < FEWEST) return null;
  const spread = spreadOf(at);
  return Math.sqrt(((1 + spread) / spread) * (2 * Math.log(1 / at.alpha) + Math.log1p(spread)));
}

/** Probability of so large an effect at this look or any before it where there is none, 1 over the mixture's likelihood ratio. */
export function sequentialP(z: number, at: Sequential): number {
  const spread = spreadOf(at);
  return Math.min(1, Math.sqrt(1 + spread) * Math.exp((-z * z * spread) / (2 * (1 + spread))));
}

/** Variance of the mixture in squared standard errors of this look (n rho^2 of the paper), rho chosen for the planned number of units. */
function spreadOf({ alpha, n, planned }: Sequential): number {
  const best = -2 * Math.log(alpha) + Math.log(1 - 2 * Math.log(alpha));
  return (best * n) / planned;
}
