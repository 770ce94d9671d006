import type { Estimate } from './estimate.js';
import { added, covarianceOf, covariateVariance, meanOf, type Moments, varianceOf } from './moments.js';

export interface Adjusted {
  /** By arm, in the order of the samples. */
  readonly estimates: readonly Estimate[];
  /** What a unit of the covariate is worth in the outcome. */
  readonly theta: number;
  /** Part of the outcome's variance that the covariate explains, 0..1: so much smaller a sample is needed. */
  readonly reduction: number;
}

/**
 * Means without what a covariate from before the experiment foretold of them: CUPED (Deng, Xu, Kohavi and Walker 2013). One theta for all
 * arms, and the covariate's mean over all of them, so that the difference stays that of the same population.
 */
export function cupedEstimates(samples: readonly Moments[]): Adjusted {
  const within = samples.reduce(
    (sum, one) => ({
      covariance: sum.covariance + covarianceOf(one) * Math.max(0, one.n - 1),
      variance: sum.variance + covariateVariance(one) * Math.max(0, one.n - 1),
      outcome: sum.outcome + varianceOf(one) * Math.max(0, one.n - 1),
    }),
    { covariance: 0, variance: 0, outcome: 0 },
  );
  const theta = within.variance > 0 ? within.covariance / within.variance : 0;
  const all = samples.reduce(added);
  const centre = all.n === 0 ? 0 : all.x / all.n;
  const estimates = samples.map((one) => {
    const variance = varianceOf(one) - 2 * theta * covarianceOf(one) + theta * theta * covariateVariance(one);
    return {
      value: meanOf(one) - theta * ((one.n === 0 ? 0 : one.x / one.n) - centre),
      standardError: Math.sqrt(Math.max(0, variance) / Math.max(1, one.n)),
      n: one.n,
    };
  });
  const explained = within.outcome > 0 ? (theta * within.covariance) / within.outcome : 0;
  return { estimates, theta, reduction: Math.min(1, Math.max(0, explained)) };
}
