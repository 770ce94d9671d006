import type { Money } from '../operations/offer-model.js';

const MINUS = '\u2212';
const withMinus = (text: string): string => text.replace('-', MINUS);

/** Log-odds with a sign: `+1.24`, `−3.08`; with more digits where two would say nothing: `+0.0029`. */
export function signed(value: number): string {
  const text = withMinus(value.toFixed(Math.abs(value) < 0.01 ? 4 : 2));
  return value >= 0 ? `+${text}` : text;
}

/** A score: `−2.41`. */
export function plain(value: number, digits = 2): string {
  return withMinus(value.toFixed(digits));
}

/** A factor or fact, to three significant digits: `0.0412`, `3.2`, `41`. */
export function short(value: number): string {
  return withMinus(Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(3))));
}

/** A probability 0..1 as percent, precise near the ends: `0.21 %`, `8.2 %`, `43 %`, `99.98 %`. */
export function percent(probability: number): string {
  const share = probability * 100;
  const digits = share < 1 || share > 99 ? 2 : share < 10 ? 1 : 0;
  return `${share.toFixed(digits)}\u00a0%`;
}

/** The probability that log-odds stand for: 1 / (1 + e^-x). */
export function probabilityOf(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

export function money(price: Money | null): string {
  if (price === null) return '\u2013';
  return new Intl.NumberFormat('en', { style: 'currency', currency: price.currency }).format(price.amount);
}

/** How many: `12,045`. */
export const count = (value: number): string => value.toLocaleString('en');

/** How many times as much: `2.5×`. */
export const times = (factor: number): string => `${factor.toFixed(factor < 10 ? 1 : 0)}×`;

const SHORT = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

/** How many, in short: `12K`. */
export const shortCount = (value: number): string => SHORT.format(value);

/** A share in short: `12 %`, `0.5 %`. */
export const shortPercent = (value: number): string => `${Number((value * 100).toPrecision(2))}\u00a0%`;

/** An amount in short: `€1.2K`. */
export const shortMoney = ({ amount, currency }: Money): string =>
  new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    notation: 'compact',
    maximumFractionDigits: 1,
    minimumFractionDigits: 0,
  }).format(amount);

/** A share that may be missing: a dash where there is nothing to divide by. */
export const share = (value: number | null): string => (value === null ? '\u2013' : percent(value));
