import type { Graph } from '@wherefore/graph';
import { openDecisionLog, openLogErasure } from '@wherefore/log';
import { openDecisionTail, openQueueErasure, type QueueDoor } from '@wherefore/queue';
import type { Keyring } from '../keyring.js';
import type { ForgetParts } from './forget-person.js';

export interface ForgettingPlaces {
  readonly redisUrl: string;
  /** The log's folder. */
  readonly directory: string;
}

/** What forgetting works with, opened for as long as `work` takes: it is rare, and holds on to files and connections. */
export async function withForgetting<T>(
  known: { readonly graph: Graph; readonly keyring: Keyring; readonly queue: Pick<QueueDoor, 'still'> },
  { redisUrl, directory }: ForgettingPlaces,
  work: (parts: ForgetParts) => Promise<T>,
): Promise<T> {
  const erasure = await openLogErasure({ directory });
  try {
    const decisionLog = await openDecisionLog({ directory });
    const redis = await openQueueErasure(redisUrl);
    const tail = openDecisionTail(redisUrl);
    try {
      return await work({ ...known, erasure, decisionLog, redis, tail });
    } finally {
      await tail.close();
      redis.close();
      await decisionLog.close();
    }
  } finally {
    await erasure.close();
  }
}
