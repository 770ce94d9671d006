import { betaLogDensity } from '../numbers/beta.js';

/** Deviations to either side beyond which a posterior is taken for nothing. */
const REACH = 8;

/** What is believed of an arm's mean reward. */
export interface Posterior {
  /** All but nothing of it lies between. */
  readonly from: number;
  readonly to: number;
  /** Proportional to its density. */
  density(x: number): number;
}

/** Of a reward that comes or does not, after so many successes and failures, from a uniform prior. */
export function betaPosterior(successes: number, failures: number): Posterior {
  const [a, b] = [1 + successes, 1 + failures];
  const mean = a / (a + b);
  const deviation = Math.sqrt((a * b) / ((a + b) ** 2 * (a + b + 1)));
  const middle = betaLogDensity(mean, a, b);
  return {
    from: Math.max(0, mean - REACH * deviation),
    to: Math.min(1, mean + REACH * deviation),
    density: (x) => (x < 0 || x > 1 ? 0 : Math.exp(betaLogDensity(x, a, b) - middle)),
  };
}

/** Of a reward that is an amount, from its mean and standard error: normal, as means of many are. */
export const normalPosterior = (mean: number, standardError: number): Posterior => ({
  from: mean - REACH * standardError,
  to: mean + REACH * standardError,
  density: (x) => Math.exp(-(((x - mean) / standardError) ** 2) / 2),
});
