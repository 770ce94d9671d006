import type { Redis } from 'ioredis';

/**
 * Counts how often a batch was started without an end: its worker died, was frozen, or gave up for reasons of the batch's
 * own. It is written before the batch is touched, so that what kills the worker cannot hide. Kept in Redis, with the
 * jobs; forgotten when the batch has ended.
 */
export interface AttemptLedger {
  /** How many starts have not ended. */
  unended(batch: string): Promise<number>;
  /** Notes a start. */
  start(batch: string): Promise<void>;
  /** That start ended for reasons of the moment (a database that is away), so it says nothing about the batch. */
  excuse(batch: string): Promise<void>;
  /** The same within a batch that must run alone, for a step of it: one event, or all that is good. */
  startStep(batch: string, step: string): Promise<number>;
  endStep(batch: string, step: string): Promise<void>;
  /** The batch has taken effect, or is in quarantine. */
  end(batch: string): Promise<void>;
}

/** Starts without an end after which a batch is suspected, and must run alone. */
export const SUSPICIOUS_STARTS = 2;

const STARTS = 'starts';
const ledgerKey = (batch: string): string => `wherefore:attempts:${batch}`;
const stepField = (step: string): string => `step ${step}`;

export function attemptLedgerOf(redis: Redis): AttemptLedger {
  const count = async (batch: string, field: string): Promise<number> =>
    (await redis.hincrby(ledgerKey(batch), field, 1)) - 1;
  return {
    unended: async (batch) => Number((await redis.hget(ledgerKey(batch), STARTS)) ?? 0),
    async start(batch) {
      await count(batch, STARTS);
    },
    async excuse(batch) {
      await redis.hincrby(ledgerKey(batch), STARTS, -1);
    },
    startStep: (batch, step) => count(batch, stepField(step)),
    async endStep(batch, step) {
      await redis.hdel(ledgerKey(batch), stepField(step));
    },
    async end(batch) {
      await redis.del(ledgerKey(batch));
    },
  };
}
