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
