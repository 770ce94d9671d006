import { setTimeout as pause } from 'node:timers/promises';
import { WhereforeError } from '@wherefore/contracts';
import type { Place } from './place.js';

/** Asks again until it is so. Throws TIMEOUT after `withinMs`. */
export async function until(what: string, holds: () => Promise<boolean>, withinMs: number): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > deadline)
      throw new WhereforeError('TIMEOUT', `${what}: not so after ${Math.round(withinMs / 1000)} s`);
    await pause(50);
  }
}

/** Waits until every batch that was accepted has taken effect and is in the log, or has failed for good. */
export const untilDrained = ({ queue }: Pick<Place, 'queue'>, withinMs = 300_000): Promise<void> =>
  until(
    'all batches are applied',
    async () => {
      const { waiting, active, delayed } = await queue.counts();
      return waiting + active + delayed === 0;
    },
    withinMs,
  );
