import type { Batch } from '@wherefore/contracts';
import type { QueueDoor } from '@wherefore/queue';
import type { Keyring } from '../keyring.js';

export interface IntakeParts {
  readonly queue: QueueDoor;
  readonly keyring: Keyring;
  /** How far in the future an event may lie, seconds. */
  readonly futureSeconds?: number;
}

/** Hands a batch to the worker. Durable once resolved; the same batch id twice is one job. */
export async function submitBatch(parts: IntakeParts, batch: Batch, priority: number): Promise<void> {
  await parts.queue.submit(batch.id, parts.keyring.seal(JSON.stringify(batch)), {
    source: batch.source,
    priority,
  });
}

/** Opens what {@link submitBatch} sealed. */
export function openBatch(keyring: Keyring, sealed: Buffer): Batch {
  return JSON.parse(keyring.open(sealed)) as Batch;
}
