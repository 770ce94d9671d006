import type { Random } from './chance/random.js';
import type { Season } from './vocabulary/shelf.js';

/** Instants are milliseconds since 1970 in UTC throughout the generator; events carry ISO strings. */
export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** Demand by month, January first, relative to an ordinary month. */
const SEASONS: Readonly<Record<Season, readonly number[]>> = {
  winter: [2.2, 1.6, 0.7, 0.25, 0.12, 0.08, 0.08, 0.12, 0.3, 0.9, 1.9, 2.6],
  spring: [0.3, 0.7, 1.8, 2.3, 2, 1.3, 0.8, 0.6, 0.7, 0.6, 0.3, 0.2],
  summer: [0.2, 0.3, 0.6, 1.2, 1.9, 2.3, 2.1, 1.6, 0.9, 0.4, 0.2, 0.2],
  gifts: [0.7, 0.7, 0.7, 0.8, 0.9, 0.8, 0.7, 0.7, 0.8, 1, 1.9, 2.6],
  desk: [2, 1.3, 1, 0.8, 0.7, 0.7, 0.6, 0.9, 1.6, 1.3, 1, 0.7],
};
const ALL_YEAR: readonly number[] = Array<number>(12).fill(1);

/** Twelve factors, January first. */
export const monthFactors = (season: Season | undefined): readonly number[] =>
  season === undefined ? ALL_YEAR : SEASONS[season];

/** 0 for January. */
export const monthOf = (at: number): number => new Date(at).getUTCMonth();

const SHOP_MONTHS: readonly number[] = [0.9, 0.85, 0.95, 1, 1, 0.98, 0.92, 0.9, 1, 1.05, 1.35, 1.45];
const SHOP_WEEKDAYS: readonly number[] = [1.2, 1.1, 0.95, 0.92, 0.95, 0.93, 1];
export const BUSIEST_DAY = 1.45 * 1.2;

/** How busy the shop is on a day, relative to an ordinary one; at most {@link BUSIEST_DAY}. */
export function busyness(at: number): number {
  const day = new Date(at);
  return (SHOP_MONTHS[day.getUTCMonth()] ?? 1) * (SHOP_WEEKDAYS[day.getUTCDay()] ?? 1);
}

/** A moment of that day when people shop: 6 to 23 o'clock, most of all in the evening. */
export function momentOfDay(day: number, random: Random): number {
  const midnight = Math.floor(day / DAY_MS) * DAY_MS;
  const hour = random.chance(0.45) ? random.between(17, 22.5) : random.between(6, 23);
  return midnight + Math.floor(hour * HOUR_MS);
}

export const isoOf = (at: number): string => new Date(at).toISOString();
