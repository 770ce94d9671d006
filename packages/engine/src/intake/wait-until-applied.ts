import { setTimeout as delay } from 'node:timers/promises';
import { WhereforeError } from '@wherefore/contracts';
import type { QueueDoor } from '@wherefore/queue';

const PATIENCE_MS = 90_000;

/**
 * Waits until at most `most` of these batches are still to be applied and logged. Throws UNAVAILABLE when none of them
 * takes effect for a long time; `what` is what has stopped then.
 */
export async function waitUntilApplied(
  queue: QueueDoor,
  {
    batches,
    most = 0,
    what,
  }: { readonly batches: readonly string[]; readonly most?: number; readonly what: string },
): Promise<void> {
  let [open, since] = [batches.length, Date.now()];
  for (;;) {
    const pending = await queue.pending(batches);
    if (pending <= most) return;
    if (pending < open) [open, since] = [pending, Date.now()];
    await assertMoving(queue, { since, what });
    await delay(25);
  }
}

/** Throws UNAVAILABLE, saying why, when nothing has moved since long ago. */
export async function assertMoving(
  queue: QueueDoor,
  { since, what }: { readonly since: number; readonly what: string },
): Promise<void> {
  if (Date.now() - since < PATIENCE_MS) return;
  const { workers, failed } = await queue.counts();
  const why =
    workers === 0
      ? 'no worker is running'
      : failed > 0
        ? `${failed} batches failed, see the job dashboard`
        : 'the worker makes no progress';
  throw new WhereforeError(
    'UNAVAILABLE',
    `${what} has stopped: ${why}. Run it again to go on where it stopped.`,
  );
}
