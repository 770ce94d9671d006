import { z } from 'zod';

const MINUTE_MS = 60_000;
const UNITS_MS = Object.freeze({
  minute: MINUTE_MS,
  hour: 60 * MINUTE_MS,
  day: 1_440 * MINUTE_MS,
  week: 10_080 * MINUTE_MS,
});
type Unit = keyof typeof UNITS_MS;

const AGO = /^(\d+) (minute|hour|day|week)s? ago$/;
const AHEAD = /^in (\d+) (minute|hour|day|week)s?$/;
const instant = z.union([z.iso.datetime({ offset: true }), z.iso.date()]);

const isPoint = (text: string): boolean =>
  text === 'now' || AGO.test(text) || AHEAD.test(text) || instant.safeParse(text).success;

/** A point in time as people say it: `now`, `3 days ago`, `in 2 weeks`, or a date or instant. */
export const PointInTime = z
  .string()
  .refine(isPoint, 'not a point in time: say now, 3 days ago, in 2 weeks, or 2026-10-01T12:00:00Z');

/** The instant that is meant, seen from `now`. */
export function instantOf(point: string, now: Date): string {
  const [, count, unit] = AGO.exec(point) ?? AHEAD.exec(point) ?? [];
  if (count === undefined) return point === 'now' ? now.toISOString() : new Date(point).toISOString();
  const distance = Number(count) * UNITS_MS[unit as Unit];
  return new Date(now.getTime() + (AGO.test(point) ? -distance : distance)).toISOString();
}
