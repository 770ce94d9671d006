import { randomUUID } from 'node:crypto';
import type { Batch } from '@wherefore/contracts';
import { claimChunk, type Graph, holdBatch as writeHeldBatch } from '@wherefore/graph';
import type { Keyring } from '../keyring.js';

/**
 * Puts a batch aside as a whole, sealed. A chunk of an import counts as done, so that the import goes on. The same batch
 * again changes nothing.
 */
export async function holdBatch(
  { graph, keyring }: { graph: Graph; keyring: Keyring },
  batch: Batch,
  reason: string,
): Promise<void> {
  const records = batch.events.length + batch.rejects.length;
  await graph.transaction(async (tx) => {
    await tx.run(writeHeldBatch, {
      id: batch.id,
      source: batch.source,
      reason,
      records,
      sealed: keyring.seal(JSON.stringify(batch)).toString('base64'),
      at: batch.receivedAt,
    });
    if (batch.chunk === undefined) return;
    await tx.run(claimChunk, {
      key: batch.id,
      batch: batch.id,
      attempt: randomUUID(),
      at: batch.receivedAt,
      import: batch.chunk.import,
      chunk: batch.chunk.chunk,
      records: batch.chunk.records,
      quarantined: batch.chunk.quarantined,
      refused: null,
    });
  });
}
