import { logGamma } from './log-gamma.js';
import { nelderMead } from './nelder-mead.js';

/** What a customer spends: so many purchases, of this value on average, > 0. */
export interface Spending {
  readonly purchases: number;
  readonly mean: number;
}

/** Purchases of one customer are spread as gamma(p, nu), nu among customers as gamma(q, gamma); all > 0. */
export interface GammaGamma {
  readonly p: number;
  readonly q: number;
  readonly gamma: number;
}

const MOST = 1e6;

/** Fits by maximum likelihood (Fader & Hardie 2013, "The gamma-gamma model of monetary value"). */
export function fitGammaGamma(customers: readonly Spending[]): GammaGamma {
  const mean = customers.reduce((sum, one) => sum + one.mean, 0) / Math.max(1, customers.length);
  const loss = (at: readonly number[]): number => {
    const model = modelOf(at);
    if (Object.values(model).some((value) => value > MOST * Math.max(1, mean))) return Infinity;
    return -customers.reduce((sum, one) => sum + logLikelihood(model, one), 0) / customers.length;
  };
  return modelOf(nelderMead(loss, [1, 1, Math.log(Math.max(mean, 1e-6))]).at);
}

const modelOf = ([p = 0, q = 0, gamma = 0]: readonly number[]): GammaGamma => ({
  p: Math.exp(p),
  q: Math.exp(q),
  gamma: Math.exp(gamma),
});

function logLikelihood({ p, q, gamma }: GammaGamma, { purchases: x, mean }: Spending): number {
  return (
    logGamma(p * x + q) -
    logGamma(p * x) -
    logGamma(q) +
    q * Math.log(gamma) +
    (p * x - 1) * Math.log(mean) +
    p * x * Math.log(x) -
    (p * x + q) * Math.log(gamma + mean * x)
  );
}

/** What a customer's purchases are expected to be worth on average: between their own mean and everybody's. */
export function expectedValue({ p, q, gamma }: GammaGamma, { purchases: x, mean }: Spending): number {
  // The mean of all customers does not exist for q <= 1; one's own purchases make up for it.
  return (p * (gamma + mean * x)) / Math.max(p * x + q - 1, 1e-9);
}
