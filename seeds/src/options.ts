import { WhereforeError } from '@wherefore/contracts';
import { SHELVES } from './vocabulary/departments.js';

/** How large a shop, and which. */
export interface DemoShopOptions {
  /** Same seed, same shop. Default 7. */
  readonly seed?: number;
  /** ISO instant at which the history ends; nothing is dated after it. */
  readonly until: string;
  /** Default 8000. */
  readonly customers?: number;
  /** Default 1500; at least two for every shelf. */
  readonly products?: number;
  /** Length of the history in months. Default 18. */
  readonly months?: number;
}

/** Options, checked and filled in; instants in milliseconds. */
export interface Settings {
  readonly seed: number;
  readonly start: number;
  readonly end: number;
  readonly customers: number;
  readonly products: number;
  readonly months: number;
}

export const SMALLEST_CATALOGUE = SHELVES.length * 2 + 30;

/** Throws WhereforeError BAD_INPUT naming the option that is out of range. */
export function settingsOf(options: DemoShopOptions): Settings {
  const { seed = 7, until, customers = 8000, products = 1500, months = 18 } = options;
  const end = Date.parse(until);
  if (Number.isNaN(end))
    throw new WhereforeError('BAD_INPUT', `until must be an ISO instant, not "${until}".`);
  requireWhole('seed', seed, [0, 2 ** 31]);
  requireWhole('customers', customers, [1, 1_000_000]);
  requireWhole('products', products, [SMALLEST_CATALOGUE, 60_000]);
  requireWhole('months', months, [1, 60]);
  const start = new Date(end);
  start.setUTCMonth(start.getUTCMonth() - months);
  return { seed, start: start.getTime(), end, customers, products, months };
}

function requireWhole(name: string, value: number, [low, high]: readonly [number, number]): void {
  if (Number.isInteger(value) && value >= low && value <= high) return;
  throw new WhereforeError(
    'BAD_INPUT',
    `${name} must be a whole number from ${low} to ${high}, not ${value}.`,
  );
}
