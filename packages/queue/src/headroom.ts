import { WhereforeError } from '@wherefore/contracts';
import type { Redis } from 'ioredis';

/** Share of its memory that Redis may have filled when producers are refused; workers need the rest to finish what is there. */
const FULL = 0.9;
/** How long an answer of Redis about its memory is believed, ms. */
const BELIEVED_MS = 200;

/**
 * Refuses producers before Redis is quite full: then it could not even move a job from waiting to done, and what had been
 * accepted would be stuck. Throws UNAVAILABLE.
 */
export class Headroom {
  private asked = 0;
  private full = Promise.resolve(false);

  constructor(private readonly redis: Redis) {}

  async assertLeft(): Promise<void> {
    if (Date.now() - this.asked > BELIEVED_MS) {
      this.asked = Date.now();
      this.full = this.redis.info('memory').then(isFull);
    }
    if (await this.full)
      throw new WhereforeError(
        'UNAVAILABLE',
        'The queue is nearly full; nothing was accepted, try again later',
      );
  }
}

function isFull(info: string): boolean {
  const valueOf = (name: string): number => Number(new RegExp(`^${name}:(\\d+)`, 'm').exec(info)?.[1] ?? 0);
  const most = valueOf('maxmemory');
  return most > 0 && valueOf('used_memory') > most * FULL;
}
