import { type Search, textOf } from '../../url/search.js';

/** Whole days by UTC, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

const DAY_MS = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The last so many days, today included. */
export const lastDays = (days: number, now: number): Period => ({
  from: dayOf(now - (days - 1) * DAY_MS),
  to: dayOf(now),
});

/** The period that an address names; the last seven days where it names none that can be. */
export function periodOf(search: Search, now: number): Period {
  const [from, to] = [textOf(search, 'from'), textOf(search, 'to')];
  const named = from !== null && to !== null && DAY.test(from) && DAY.test(to) && from <= to;
  return named ? { from, to } : lastDays(7, now);
}

/** Its first moment, and the first after it. */
export const momentsOf = ({ from, to }: Period): Period => ({
  from: `${from}T00:00:00.000Z`,
  to: new Date(Date.parse(to) + DAY_MS).toISOString(),
});
