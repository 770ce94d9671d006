import { WhereforeError } from '@wherefore/contracts';

const FIRST_MS = 500;
const LONGEST_MS = 30_000;
/** How often a batch is tried that fails for reasons of its own. */
const MOST_ATTEMPTS = 12;
const GIVE_UP = -1;

/** Is it the moment that is wrong (a database is away), and not the batch? Time and memory may be the batch's own doing. */
export const isPassing = (error: unknown): boolean =>
  error instanceof WhereforeError && error.code === 'UNAVAILABLE';

/**
 * How long to wait before a batch is tried again, ms: twice as long each time, up to half a minute, give or take 30 %. What
 * fails for reasons of the moment is tried for as long as the moment lasts; the rest, at last, fails for good (-1).
 */
export function retryDelay(attempts: number, error: unknown): number {
  if (!isPassing(error) && attempts >= MOST_ATTEMPTS) return GIVE_UP;
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempts - 1));
  return Math.round(full * (0.7 + 0.6 * Math.random()));
}
