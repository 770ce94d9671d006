import { randomUUID } from 'node:crypto';
import type { Batch, Event, Reject } from '@wherefore/contracts';
import { shortId } from '../short-id.js';
import { claimChunk, claimInbox, type GraphTransaction, recordGroup } from '@wherefore/graph';

/** What of a batch is ours to do. */
export interface Claim {
  readonly batch: Batch;
  /** Events whose effect is to be made now. */
  readonly fresh: readonly Event[];
  /** Events that this batch brought, now or in an earlier attempt: what the log gets. */
  readonly mine: readonly Event[];
  readonly rejects: readonly Reject[];
  /** The group in which it takes, or took, effect; its own id when it does so alone. The log's file is named after it. */
  readonly group: string;
}

/** Batches that are to take effect in one transaction. */
export interface Group {
  /** The batch's id where there is only one. */
  readonly name: string;
  /** ISO 8601: when the first of them was received. */
  readonly at: string;
  readonly batches: readonly Batch[];
}

export const groupOf = (batches: readonly Batch[]): Group => {
  const at = batches.map(({ receivedAt }) => receivedAt).sort()[0] ?? new Date(0).toISOString();
  const [only] = batches;
  const name = batches.length === 1 && only !== undefined ? only.id : `#group:${randomUUID()}`;
  return { name, at, batches };
};

/** Makes the marks that let the effect of a group happen once. A chunk of a file comes alone and has one for all its events. */
export async function claimGroup(tx: GraphTransaction, group: Group): Promise<Claim[]> {
  const [first] = group.batches;
  if (first?.guard === 'batch') return [await claimWhole(tx, first)];
  return claimEach(tx, group);
}

async function claimWhole(tx: GraphTransaction, batch: Batch): Promise<Claim> {
  const [row] = await tx.run(claimChunk, {
    key: batch.id,
    batch: batch.id,
    attempt: randomUUID(),
    at: batch.receivedAt,
    import: batch.chunk?.import ?? batch.id,
    chunk: batch.chunk?.chunk ?? 0,
    records: batch.chunk?.records ?? batch.events.length,
    quarantined: batch.chunk?.quarantined ?? batch.rejects.length,
    refused: [...(batch.refused ?? [])],
  });
  const created = row?.created === true;
  return {
    batch,
    fresh: created ? batch.events : [],
    mine: batch.events,
    rejects: created ? batch.rejects : [],
    group: batch.id,
  };
}

const DAY_MS = 86_400_000;

export const keyOf = (event: Event): string => `${event.source}:${event.id}`;
/** Of the batch itself: no source has a name that begins so. */
export const ownKeyOf = (batch: string): string => `#batch:${batch}`;
/** Of a chunk, as `events/claim-chunk` makes it. */
export const chunkKeyOf = (batch: string): string => `#${batch}`;

/** An entry per event, because it may be sent again in any other batch, and one per batch. */
async function claimEach(tx: GraphTransaction, { name, at, batches }: Group): Promise<Claim[]> {
  const isAlone = batches.length === 1;
  const events = bringers(batches);
  const rows = [...events].map(([key, { id }]) => ({ key, batch: id, group: null as string | null }));
  for (const batch of batches)
    rows.push({ key: ownKeyOf(batch.id), batch: batch.id, group: isAlone ? null : name });
  rows.sort((a, b) => (a.key < b.key ? -1 : 1));
  const known = new Map<string, { batch: string; group: string | null }>();
  const day = Math.floor(Date.parse(at) / DAY_MS);
  const [taken] = await Promise.all([
    tx.run(claimInbox, { rows, attempt: shortId(8), day }),
    isAlone ? [] : tx.run(recordGroup, { key: name, batches: batches.map(({ id }) => id), at }),
  ]);
  for (const row of taken) known.set(row.key, row);
  return batches.map((batch) => {
    const own = [...new Map(batch.events.map((event) => [keyOf(event), event]))];
    const isFirst = (key: string) => events.get(key) === batch;
    const fresh = own.filter(([key]) => !known.has(key) && isFirst(key));
    const mine = own.filter(([key]) => (known.has(key) ? known.get(key)?.batch === batch.id : isFirst(key)));
    const earlier = known.get(ownKeyOf(batch.id));
    return {
      batch,
      fresh: fresh.map(([, event]) => event),
      mine: mine.map(([, event]) => event),
      rejects: earlier === undefined ? batch.rejects : [],
      group: earlier === undefined ? name : (earlier.group ?? batch.id),
    };
  });
}

/** Which batch brings which event: of the same event in two batches the first. */
function bringers(batches: readonly Batch[]): Map<string, Batch> {
  const first = new Map<string, Batch>();
  for (const batch of batches)
    for (const event of batch.events) {
      const key = keyOf(event);
      if (!first.has(key)) first.set(key, batch);
    }
  return first;
}
