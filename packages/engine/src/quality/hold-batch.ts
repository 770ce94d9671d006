import { randomUUID } from 'node:crypto';
import type { Batch } from '@wherefore/contracts';
import { claimChunk, type Graph, holdBatch as writeHeldBatch } from '@wherefore/graph';
import type { Keyring } from '../keyring.js';
import { quarantineRejects } from '../quarantine/quarantine-rejects.js';

/**
 * Puts a batch aside as a whole, sealed; what of it could not be used is in quarantine at once, whatever becomes of the
 * rest. A chunk of an import counts as done, so that the import goes on. The same batch again changes nothing.
 */
export async function holdBatch(
  { graph, keyring }: { graph: Graph; keyring: Keyring },
  batch: Batch,
  reason: string,
): Promise<void> {
  const attempt = randomUUID();
  await graph.transaction(async (tx) => {
    const [row] = await tx.run(writeHeldBatch, {
      id: batch.id,
      source: batch.source,
      reason,
      records: batch.events.length,
      sealed: keyring.seal(JSON.stringify(batch)).toString('base64'),
      attempt,
      at: batch.receivedAt,
    });
    if (row?.created === true) await quarantineRejects(tx, [{ batch, rejects: batch.rejects }], keyring);
    if (batch.chunk === undefined) return;
    await tx.run(claimChunk, {
      key: batch.id,
      batch: batch.id,
      attempt,
      at: batch.receivedAt,
      import: batch.chunk.import,
      chunk: batch.chunk.chunk,
      records: batch.chunk.records,
      quarantined: batch.chunk.quarantined,
      refused: null,
    });
  });
}
