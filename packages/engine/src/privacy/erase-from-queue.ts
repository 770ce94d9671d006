import type { ErasedFrom } from '@wherefore/contracts';
import type { QueueErasure } from '@wherefore/queue';
import { openBatch } from '../intake/submit-batch.js';
import type { Keyring } from '../keyring.js';
import type { Person } from './person.js';
import { withoutForgotten } from './without-forgotten.js';

/** Batches that wait, or failed for good, are sealed anew without somebody. */
export async function eraseFromQueue(
  { redis, keyring }: { readonly redis: QueueErasure; readonly keyring: Keyring },
  { marks }: Person,
): Promise<ErasedFrom> {
  const list = new Set(marks);
  let blanked = 0;
  for await (const { batch: id, sealed } of redis.waiting()) {
    const { batch, forgotten } = withoutForgotten(keyring, openBatch(keyring, sealed), list);
    if (forgotten === 0) continue;
    await redis.replace(id, keyring.seal(JSON.stringify(batch)));
    blanked += 1;
  }
  return { store: 'queue', found: blanked, removed: 0, blanked, unit: 'waiting batches' };
}

export async function eraseLiveState(redis: QueueErasure, person: Person): Promise<ErasedFrom> {
  const removed = await redis.dropVisitors([...person.pseudonyms, ...person.sessions]);
  return { store: 'live state', found: removed, removed, blanked: 0, unit: 'entries' };
}
