import type { DecisionRecord } from '@wherefore/contracts';
import { SNAPSHOT_REWRITE_MS } from '@wherefore/queue';
import type { Recalled } from '../offers/recorded.js';
import { entryOf } from './decision-id.js';
import type { RecordParts } from './record-decision.js';

/**
 * A recorded decision with the snapshots it rests on: from Redis in milliseconds while it is recent, then from the log. Null
 * for an id that was never given out. Throws UNAVAILABLE when the record cannot be reached.
 */
export async function recallDecision(parts: RecordParts, id: string): Promise<Recalled | null> {
  const entry = entryOf(parts.keyring, id);
  if (entry === null) return null;
  const body = (await parts.decisions.read(entry)) ?? (await (await parts.decisionLog()).readDecision(entry));
  return body === null ? null : withSnapshots(parts, { entry, body });
}

/** A record as it was read, with its snapshots. */
export async function withSnapshots(
  parts: RecordParts,
  { entry, body }: { readonly entry: string; readonly body: string },
): Promise<Recalled> {
  const record = JSON.parse(body) as DecisionRecord;
  const hashes = hashesOf(record);
  const bodies = await parts.decisions.readSnapshots(hashes);
  const missing = hashes.filter((hash) => !bodies.has(hash));
  if (missing.length > 0) {
    const log = await parts.decisionLog();
    const logged = await log.readSnapshots({ hashes: missing, entry, withinMs: SNAPSHOT_REWRITE_MS });
    for (const [hash, snapshot] of logged) bodies.set(hash, snapshot);
  }
  return { record, snapshot: (hash) => bodies.get(hash) ?? null };
}

function hashesOf({ basis, products }: DecisionRecord): string[] {
  const { visitor, placement, rules, epoch } = basis;
  const own = [visitor, placement, rules, ...(epoch === null ? [] : [epoch])];
  return [...new Set([...own, ...products.map(([, hash]) => hash)])];
}
