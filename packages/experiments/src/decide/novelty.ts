import { twoSided } from '../numbers/normal.js';

export interface DayEffect {
  /** Days since the experiment began, from 0. */
  readonly day: number;
  readonly value: number;
  readonly standardError: number;
}

export interface Novelty {
  /** Change of the effect per day. */
  readonly slope: number;
  readonly standardError: number;
  readonly p: number;
  /** `fading` where the effect moves towards nothing, `growing` where away from it, for certain (p < 0.01). */
  readonly trend: 'steady' | 'fading' | 'growing';
}

const SURE = 0.01;

/** Does the effect wear off, or do people have to get used to it? The slope of a weighted line through its days; null below 4 of them. */
export function noveltyOf(days: readonly DayEffect[]): Novelty | null {
  const told = days.filter(({ standardError }) => standardError > 0);
  if (told.length < 4) return null;
  const weighted = (of: (day: DayEffect) => number): number =>
    told.reduce((sum, day) => sum + of(day) / day.standardError ** 2, 0);
  const all = weighted(() => 1);
  const middle = weighted(({ day }) => day) / all;
  const mean = weighted(({ value }) => value) / all;
  const spread = weighted(({ day }) => (day - middle) ** 2);
  if (spread === 0) return null;
  const slope = weighted(({ day, value }) => (day - middle) * (value - mean)) / spread;
  const standardError = 1 / Math.sqrt(spread);
  const p = twoSided(slope / standardError);
  const isGrowing = slope * mean > 0;
  return { slope, standardError, p, trend: p >= SURE ? 'steady' : isGrowing ? 'growing' : 'fading' };
}
