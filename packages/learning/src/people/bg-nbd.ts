import { logGamma } from './log-gamma.js';
import { nelderMead } from './nelder-mead.js';

/** A customer in three numbers; times in one unit, from the first purchase on. */
export interface Purchasing {
  /** Purchases after the first. */
  readonly repeats: number;
  /** When the last of them was; 0 without any. */
  readonly last: number;
  /** How long the customer has been watched, >= last. */
  readonly watched: number;
}

/** Rates of purchase are spread as gamma(r, alpha), the chance to leave after a purchase as beta(a, b); all > 0. */
export interface BgNbd {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

/** Most a parameter may be: beyond, customers are all alike and likelihoods flat. */
const MOST = 1e4;

/** Fits by maximum likelihood (Fader, Hardie & Lee 2005, "Counting your customers the easy way"). Customers may carry a weight. */
export function fitBgNbd(customers: readonly Purchasing[]): BgNbd {
  const loss = (at: readonly number[]): number => {
    const model = modelOf(at);
    if (Object.values(model).some((value) => value > MOST)) return Infinity;
    return -customers.reduce((sum, customer) => sum + logLikelihood(model, customer), 0) / customers.length;
  };
  const scale = customers.reduce((sum, { watched }) => sum + watched, 0) / Math.max(1, customers.length);
  return modelOf(nelderMead(loss, [0, Math.log(Math.max(scale / 10, 1e-6)), 0, 1]).at);
}

const modelOf = ([r = 0, alpha = 0, a = 0, b = 0]: readonly number[]): BgNbd => ({
  r: Math.exp(r),
  alpha: Math.exp(alpha),
  a: Math.exp(a),
  b: Math.exp(b),
});

export function logLikelihood({ r, alpha, a, b }: BgNbd, { repeats: x, last, watched }: Purchasing): number {
  const both =
    logGamma(r + x) -
    logGamma(r) +
    r * Math.log(alpha) +
    logGamma(a + b) +
    logGamma(b + x) -
    logGamma(b) -
    logGamma(a + b + x);
  const stayed = -(r + x) * Math.log(alpha + watched);
  if (x === 0) return both + stayed;
  const left = Math.log(a / (b + x - 1)) - (r + x) * Math.log(alpha + last);
  const most = Math.max(stayed, left);
  return both + most + Math.log(Math.exp(stayed - most) + Math.exp(left - most));
}

/** The probability that a customer has not left, 0 to 1; 1 without a repeat, for one leaves after a repeat only. */
export function aliveChance({ r, alpha, a, b }: BgNbd, { repeats: x, last, watched }: Purchasing): number {
  if (x === 0) return 1;
  const odds = (a / (b + x - 1)) * ((alpha + watched) / (alpha + last)) ** (r + x);
  return 1 / (1 + odds);
}

/** Purchases to be expected within `ahead` from now on, >= 0 (equation 10 of the paper). */
export function expectedPurchases(model: BgNbd, customer: Purchasing, ahead: number): number {
  const { r, alpha, b } = model;
  // At a = 1 numerator and denominator vanish together; close to it they have lost their digits.
  const a = Math.abs(model.a - 1) < 1e-6 ? 1 + 1e-6 : model.a;
  const { repeats: x, watched } = customer;
  const z = ahead / (alpha + watched + ahead);
  const shrunk = ((alpha + watched) / (alpha + watched + ahead)) ** (r + x);
  const staying = 1 - shrunk * hypergeometric([r + x, b + x], a + b + x - 1, z);
  return Math.max(0, ((a + b + x - 1) / (a - 1)) * staying * aliveChance(model, customer));
}

/**
 * Time until the next purchase of a customer who has not left, that `part` of such customers will have made it by; 0 < part < 1. The rate is
 * gamma(r + x, alpha + watched) by then, so waiting times are Pareto (Lomax).
 */
export function nextPurchase({ r, alpha }: BgNbd, { repeats, watched }: Purchasing, part: number): number {
  return (alpha + watched) * ((1 - part) ** (-1 / (r + repeats)) - 1);
}

const TERMS = 100_000;
const SMALLEST = 1e-13;

/** Gauss' 2F1 for 0 <= z < 1 by its series. */
function hypergeometric([a, b]: readonly [number, number], c: number, z: number): number {
  let [sum, term] = [1, 1];
  for (let n = 0; n < TERMS; n += 1) {
    term *= (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z;
    sum += term;
    if (term < SMALLEST * sum) break;
  }
  return sum;
}
