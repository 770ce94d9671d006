import { WhereforeError } from '@wherefore/contracts';
import type { QueueDoor, Waiting } from '@wherefore/queue';

/** How much may wait, and how fast one source may send. */
export interface IntakeLimits {
  /** Longest that what is urgent may have waited, seconds. */
  readonly backlogSeconds: number;
  /** Most batches that may wait. */
  readonly backlogBatches: number;
  /** Most events of one source, per second, over ten seconds. */
  readonly sourceRate: number;
}

export const DEFAULT_LIMITS: IntakeLimits = Object.freeze({
  backlogSeconds: 600,
  backlogBatches: 50_000,
  sourceRate: 10_000,
});

/** How many events each source wants to bring. */
export type Load = ReadonlyMap<string, number>;

/** Too few to speak of a backlog, however old: one batch that is tried again and again must not close the door. */
const FEW_BATCHES = 20;
/** The backlog is read this often at most, however many ask, ms. */
const LOOK_EVERY_MS = 250;
const RETRY_AFTER_S = 5;

/** Keeps what waits within bounds by refusing at the door, before anything is taken. One per process. */
export interface Backpressure {
  /**
   * Resolves where there is room. Throws UNAVAILABLE (503) while too much waits, RATE_LIMITED (429) for a source that sends
   * too fast; both with `retryAfter`.
   */
  assertRoom(load: Load, now: Date): Promise<void>;
}

export function openBackpressure(
  queue: Pick<QueueDoor, 'backlog' | 'rates'>,
  limits: IntakeLimits = DEFAULT_LIMITS,
): Backpressure {
  let looked = { at: -Infinity, waiting: Promise.resolve<readonly Waiting[]>([]) };
  const look = (now: Date): Promise<readonly Waiting[]> => {
    if (Math.abs(now.getTime() - looked.at) >= LOOK_EVERY_MS)
      looked = { at: now.getTime(), waiting: queue.backlog.read(now) };
    return looked.waiting;
  };
  return {
    async assertRoom(load, now) {
      const problem = overloadIn(await look(now), limits);
      if (problem !== null)
        throw new WhereforeError('UNAVAILABLE', `${problem}; nothing was accepted`, {
          retryAfter: RETRY_AFTER_S,
        });
      for (const [source, events] of load) {
        const wait = await queue.rates.take({ source, events, perSecond: limits.sourceRate }, now);
        if (wait === 0) continue;
        const message = `${source} sends more than ${limits.sourceRate} events a second; nothing was accepted`;
        throw new WhereforeError('RATE_LIMITED', message, { retryAfter: Math.ceil(wait / 1_000) });
      }
    },
  };
}

/** Why no more can be taken now, or null. Bulk imports wait for themselves and do not count. */
export function overloadIn(waiting: readonly Waiting[], limits: IntakeLimits): string | null {
  const live = waiting.filter(({ priority }) => priority !== 'bulk');
  const batches = live.reduce((sum, one) => sum + one.batches, 0);
  if (batches > limits.backlogBatches) return `${batches} batches wait already`;
  const late = live.find(
    (one) => one.priority === 'interactive' && one.oldestMs > limits.backlogSeconds * 1_000,
  );
  if (late !== undefined && late.batches >= FEW_BATCHES)
    return `What came ${Math.round(late.oldestMs / 1_000)} seconds ago waits still`;
  return null;
}
