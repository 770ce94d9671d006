import { createHash } from 'node:crypto';
import type { Batch, Reject } from '@wherefore/contracts';
import { type GraphTransaction, quarantineRecords } from '@wherefore/graph';
import type { Keyring } from '../keyring.js';
import { keptOf } from './keep-original.js';

/** Puts what of batches could not be used into quarantine, sealed, in the transaction of what becomes of the rest. */
export async function quarantineRejects(
  tx: GraphTransaction,
  batches: readonly { readonly batch: Batch; readonly rejects: readonly Reject[] }[],
  keyring: Keyring,
): Promise<void> {
  const rows = batches.flatMap(({ batch, rejects }) =>
    rejects.map((reject) => quarantined(reject, batch, keyring)),
  );
  if (rows.length > 0) await tx.run(quarantineRecords, { rows });
}

/** The entry of the quarantine that a record has; the same record again has the same. */
export function entryOf(reject: Reject): string {
  const { source, position, entry } = reject;
  const { form } = keptOf(reject);
  const what = JSON.stringify([source, position, form.encoding, form.sha256]);
  return entry ?? createHash('sha256').update(what).digest('hex').slice(0, 32);
}

function quarantined(reject: Reject, batch: Batch, keyring: Keyring) {
  const { source, position, reason } = reject;
  const { original, form } = keptOf(reject);
  return {
    id: entryOf(reject),
    source,
    position,
    reason,
    original: keyring.seal(original).toString('base64'),
    ...form,
    isReplay: reject.entry !== undefined,
    at: batch.receivedAt,
  };
}
