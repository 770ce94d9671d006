import { WhereforeError } from '@wherefore/contracts';
import type { Pressure, QueueDoor } from '@wherefore/queue';

/** How old what we know of the queue may be, ms. */
const FRESH_MS = 200;
/** Beyond this share of Redis' memory nothing bulky is taken in, so that what is accepted can still be worked off. */
const MOST_MEMORY = 0.9;

/**
 * Whether there is room for more: resolves, or throws UNAVAILABLE while too many batches wait, memory is short or Redis
 * does not answer. Asks Redis a few times a second at most.
 */
export function createAdmission(
  queue: Pick<QueueDoor, 'pressure'>,
  mostWaiting: number,
): () => Promise<void> {
  let asked: Promise<Pressure> | null = null;
  let at = 0;
  return async () => {
    const now = performance.now();
    if (asked === null || now - at > FRESH_MS) {
      at = now;
      asked = queue.pressure();
      // Who asks next is told too; nobody may be waiting for this one any more.
      asked.catch(() => undefined);
    }
    const { waiting, memory } = await asked;
    if (waiting >= mostWaiting)
      throw new WhereforeError('UNAVAILABLE', `${waiting} batches wait to be applied; come again later`);
    if (memory >= MOST_MEMORY) throw new WhereforeError('UNAVAILABLE', 'Memory is short; come again later');
  };
}
