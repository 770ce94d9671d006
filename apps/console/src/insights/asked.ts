import type { Breakdown, InsightFigures, InsightsInput } from '../operations/insights.js';
import { type Search, textOf } from '../url/search.js';

/** What the address asks: whole days of UTC, both inclusive, and which offers and people. */
export interface Asked {
  readonly from: string;
  readonly to: string;
  readonly grain: 'day' | 'week';
  readonly by: Breakdown;
  readonly placement: string | null;
  readonly segment: string | null;
  readonly path: string | null;
  readonly attribution: string;
  readonly window: number;
}

const DAY_MS = 86_400_000;
const LONGEST_DAYS = 400;
/** Of a period that nobody has chosen. */
const USUAL_DAYS = 28;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** The day of a moment by UTC, as addresses have it. */
export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

const chosen = <T extends string>(text: string | null, known: readonly [T, ...T[]]): T =>
  known.find((one) => one === text) ?? known[0];

/** Reads the address; what it does not say, or says in a way that means nothing, is as usual. `now` is ms since 1970. */
export function askedOf(search: Search, now: number): Asked {
  const day = (name: string): string | null => {
    const text = textOf(search, name);
    return text !== null && DAY.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
  };
  const to = day('to') ?? dayOf(now);
  return {
    from: day('from') ?? dayOf(Date.parse(to) - (USUAL_DAYS - 1) * DAY_MS),
    to,
    grain: chosen(textOf(search, 'grain'), ['day', 'week']),
    by: chosen(textOf(search, 'by'), ['placement', 'segment', 'path', 'evidence']),
    placement: textOf(search, 'placement'),
    segment: textOf(search, 'segment'),
    path: textOf(search, 'path'),
    attribution: chosen(textOf(search, 'attribution'), ['last', 'first', 'position']),
    window: Number(chosen(textOf(search, 'window'), ['7', '30', '90'])),
  };
}

/** Why there is no such period; null where there is. */
export function problemOf({ from, to }: Pick<Asked, 'from' | 'to'>): string | null {
  if (from > to) return 'The period ends before it begins';
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
  return days > LONGEST_DAYS ? `The period has ${days} days; ${LONGEST_DAYS} can be looked at at once` : null;
}

export const inputOf = ({ from, to, ...asked }: Asked): InsightsInput => ({
  ...asked,
  from: new Date(from).toISOString(),
  to: new Date(Date.parse(to) + DAY_MS).toISOString(),
});

/** A day or week with its figures; null where they are withheld. */
export interface Bucket {
  readonly day: string;
  readonly figures: InsightFigures | null;
}

/** Every day or week of the period in its order. Where nothing was decided or bought the figures are nought, not missing. */
export function bucketsOf(series: readonly InsightFigures[], asked: Asked): readonly Bucket[] {
  const known = new Map(series.map((figures) => [figures.key, figures]));
  const step = asked.grain === 'week' ? 7 : 1;
  const first = Date.parse(asked.from);
  // Weeks begin on Mondays; 1 January 1970 was a Thursday.
  const start = asked.grain === 'week' ? first - ((((first / DAY_MS + 3) % 7) + 7) % 7) * DAY_MS : first;
  const buckets: Bucket[] = [];
  for (let at = start; at <= Date.parse(asked.to); at += step * DAY_MS) {
    const day = dayOf(at);
    const figures = known.get(day) ?? { ...NOTHING, key: day, name: day };
    buckets.push({ day, figures: figures.withheld ? null : figures });
  }
  return buckets;
}

const NOTHING: Omit<InsightFigures, 'key' | 'name'> = Object.freeze({
  withheld: false,
  decisions: 0,
  offers: 0,
  shown: 0,
  clicks: 0,
  orders: 0,
  attributedOrders: 0,
  ctr: null,
  conversion: null,
  attachRate: null,
  emptyRate: null,
  personalisedShare: null,
  coverage: null,
  earned: [],
});
