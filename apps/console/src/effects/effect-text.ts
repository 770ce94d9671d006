import { short } from '../format/numbers.js';
import type { MeasuredEffect } from '../operations/read-outs.js';

/** A number as a figure of an effect is said. */
export type Said = (value: number) => string;

const withSign = (value: number, text: string): string => (value > 0 ? `+${text}` : text);

/** A part with a sign: `+3.2 %`, `−0.04 %`. */
export const signedPercent: Said = (value) => withSign(value, partText(value));

/** A part without more digits than it has: `100 %`, `2.5 %`. */
export const partText: Said = (value) => `${short(value * 100)}\u00a0%`;

/** A number with a sign, to three digits: `+0.0123`. */
export const signedShort: Said = (value) => withSign(value, short(value));

/** Low and high end: `−1.2 % to +3.4 %`. */
export const intervalText = (ends: readonly number[], said: Said): string =>
  `${said(ends[0] ?? 0)} to ${said(ends[1] ?? 0)}`;

/** A probability by chance: `0.032`, `< 0.0001`. */
export const pText = (p: number): string => (p < 0.0001 ? '< 0.0001' : short(p));

/** What an interval for any look says about a metric: whether it is better or worse for certain. */
export function certainty(effect: MeasuredEffect | null, better: string): 'better' | 'worse' | 'open' {
  const [low = 0, high = 0] = effect?.sequential ?? [];
  if (low > 0) return better === 'more' ? 'better' : 'worse';
  if (high < 0) return better === 'more' ? 'worse' : 'better';
  return 'open';
}
