import type { EvidenceSource } from './evidence.js';

/**
 * How much something that was had counts, given when and how often it was had. The scorer weighs anchors by them and learning fits
 * what each is worth, so both mean the same. Values are >= 0.
 */
export const WEIGHTINGS = Object.freeze([
  /** Recency that halves every `halfLifeDays`, x 1 + ln(times): what counts until anything was fitted. */
  'remembered',
  /** 1. */
  'always',
  /** Recency that halves every `halfLifeDays`. */
  'months',
  /** .5, .8 and .95 to the power of occasions since. */
  'quick',
  'steady',
  'slow',
  /** 1 on the latest occasion, or the one before it; else 0. */
  'last',
  'before',
  /** Sum over its occasions of .95, or .8, to the power of occasions since. */
  'often',
  'often-quick',
  /** In what part of all occasions. */
  'share',
  /** In what part of the occasions after the first with it. */
  'rate',
  /** ln(1 + sum over its occasions of recency), recency halving in half a year, or a month. */
  'half-year',
  'month',
  /** 1 when between .35 and .8, or .8 and 1.5, of the usual gap has passed; else 0. */
  'soon-due',
  'due',
] as const);
export type Weighting = (typeof WEIGHTINGS)[number];

/** The part that each weighting has in a source's coefficient, each >= 0; together 1. */
export type WeightingMix = Readonly<Partial<Record<Weighting, number>>>;

/** When and how often something was had. */
export interface Had {
  /** Days since each occasion with it, the latest first; never empty. */
  readonly days: ArrayLike<number>;
  /** Per occasion with it, aligned: how many occasions have been since; 0 is the latest. */
  readonly ago: ArrayLike<number>;
  /** How often; more than `days` tells of where only the latest is known. */
  readonly times: number;
  /** Occasions in all. */
  readonly occasions: number;
  /** Days that usually pass between two; Infinity where unknown. */
  readonly usualGapDays: number;
  /** Days after which recency halves. */
  readonly halfLifeDays: number;
}

/** What is happening now: as had this moment, once. */
export const HAPPENING_NOW: Had = Object.freeze({
  days: Object.freeze([0]),
  ago: Object.freeze([0]),
  times: 1,
  occasions: 1,
  usualGapDays: Infinity,
  halfLifeDays: 1,
});

/**
 * Weightings that are fitted, by source; a source that is not named here is `remembered`. A number is what the weighting counts among
 * signals of unit deviation until it is fitted: our quality notes' prior.
 */
export const FITTED_WEIGHTINGS: Readonly<Partial<Record<EvidenceSource, WeightingMix>>> = Object.freeze({
  related: { months: 1, always: 0, quick: 0, steady: 0 },
  'followed-by': { slow: 0.3, steady: 0, last: 0, before: 0 },
  'walked-to': { months: 0.3, always: 0, quick: 0, steady: 0 },
  'chosen-with': { always: 0, quick: 0 },
  complements: { months: 0.5, steady: 0, last: 0 },
  category: { months: 0.2, steady: 0 },
  brand: { months: 0.15, steady: 0 },
  segment: { always: 0.3 },
  'own-repeats': { 'half-year': 0.6, 'soon-due': 0.1, due: 0.15 },
  'own-habit': { often: 0.8, 'often-quick': 0, share: 0, rate: 0, 'half-year': 0, month: 0, last: 0 },
});

/** How many of the things a customer had are remembered, the latest. */
export const MOST_REMEMBERED = 300;
/** Days after which recency halves: what did best on grocery histories. */
export const HALF_LIFE_DAYS = 60;

export function weightingOf(by: Weighting, had: Had): number {
  return RULES[by](had);
}

/** What something that was had counts for a source. */
export function mixedWeight(mix: WeightingMix, had: Had): number {
  let sum = 0;
  for (const by in mix) sum += (mix[by as Weighting] ?? 0) * RULES[by as Weighting](had);
  return sum;
}

const SOON: readonly [number, number] = [0.35, 0.8];
const DUE: readonly [number, number] = [0.8, 1.5];
const HALF_YEAR = 180;
const MONTH = 30;

const RULES: Readonly<Record<Weighting, (had: Had) => number>> = Object.freeze({
  remembered: (had) => recency(had) * (had.times > 1 ? 1 + Math.log(had.times) : 1),
  always: () => 1,
  months: recency,
  quick: ({ ago }) => 0.5 ** (ago[0] ?? 0),
  steady: ({ ago }) => 0.8 ** (ago[0] ?? 0),
  slow: ({ ago }) => 0.95 ** (ago[0] ?? 0),
  last: ({ ago }) => (ago[0] === 0 ? 1 : 0),
  before: ({ ago }) => (ago[0] === 1 ? 1 : 0),
  often: ({ ago }) => sum(ago, 0.95, 1),
  'often-quick': ({ ago }) => sum(ago, 0.8, 1),
  share: ({ ago, occasions }) => ago.length / occasions,
  rate: ({ ago }) => rateSinceFirst(ago),
  'half-year': ({ days }) => Math.log1p(sum(days, 0.5, HALF_YEAR)),
  month: ({ days }) => Math.log1p(sum(days, 0.5, MONTH)),
  'soon-due': (had) => isWithin(had, SOON),
  due: (had) => isWithin(had, DUE),
});

function recency({ days, halfLifeDays }: Had): number {
  return 0.5 ** ((days[0] ?? 0) / halfLifeDays);
}

/** Sum over all of `base` to the power of value / unit. */
function sum(values: ArrayLike<number>, base: number, unit: number): number {
  let total = 0;
  for (let at = 0; at < values.length; at += 1) total += base ** ((values[at] as number) / unit);
  return total;
}

function rateSinceFirst(ago: ArrayLike<number>): number {
  const first = ago[ago.length - 1] ?? 0;
  return first > 0 ? (ago.length - 1) / first : 0;
}

function isWithin({ days, usualGapDays }: Had, [from, to]: readonly [number, number]): number {
  const part = (days[0] ?? 0) / usualGapDays;
  return part >= from && part < to ? 1 : 0;
}

/** Median days between neighbouring occasions where there were more than two, else Infinity. Days since, the latest first. */
export function ownGapDays(days: ArrayLike<number>): number {
  if (days.length < 3) return Infinity;
  const gaps = Array.from(days)
    .slice(1)
    .map((since, at) => since - (days[at] ?? 0));
  gaps.sort((a, b) => a - b);
  return gaps[gaps.length >> 1] || Infinity;
}
