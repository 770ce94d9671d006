import { type Batch, Event, type Pseudonym } from '@wherefore/contracts';
import type { CustomerBridge, ReadBatch, ReadEvent } from '@wherefore/log';
import type { Keyring } from '../keyring.js';

/** What the log had left out of its events. */
export interface Bridge {
  /** Customer by pseudonym. */
  readonly customers: ReadonlyMap<Pseudonym, string>;
  /** Whole payload by `source:id`, of events that the log has without an address or a number. */
  readonly payloads: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
}

export async function readBridge(bridge: CustomerBridge, keyring: Keyring): Promise<Bridge> {
  const customers = new Map<Pseudonym, string>();
  const payloads = new Map<string, Record<string, unknown>>();
  for await (const page of bridge.read())
    for (const { pseudonym, event, sealed } of page) {
      const opened = JSON.parse(keyring.open(Buffer.from(sealed, 'base64'))) as unknown;
      if (event === null) customers.set(pseudonym, opened as string);
      else payloads.set(event, opened as Record<string, unknown>);
    }
  return { customers, payloads };
}

export interface Restored {
  readonly batch: Batch;
  /** Events of customers who have been forgotten: nothing leads to them any more. */
  readonly forgotten: number;
}

const CHUNK = /^import:(.+):(\d+)$/;

/** A batch of the log as it was when it was applied: a chunk of a file as a chunk, so that the import can still be repeated. */
export function restoreBatch({ batch, receivedAt, events }: ReadBatch, bridge: Bridge): Restored {
  const restored = events.flatMap((event) => restoreEvent(event, bridge));
  const [, name, chunk] = CHUNK.exec(batch) ?? [];
  const counts = { records: events.length, quarantined: 0 };
  return {
    forgotten: events.length - restored.length,
    batch: {
      id: batch,
      source: events[0]?.source ?? 'unknown',
      receivedAt,
      guard: name === undefined ? 'event' : 'batch',
      events: restored,
      rejects: [],
      ...(name !== undefined && { chunk: { import: name, chunk: Number(chunk), ...counts } }),
    },
  };
}

/** None when it speaks of somebody of whom only the pseudonym is left. */
function restoreEvent(logged: ReadEvent, { customers, payloads }: Bridge): Event[] {
  const { id, source, type, occurredAt, version, pseudonym } = logged;
  const customer = pseudonym === null ? undefined : customers.get(pseudonym);
  if (pseudonym !== null && customer === undefined) return [];
  const payload = payloads.get(`${source}:${id}`) ?? {
    ...logged.payload,
    ...(customer !== undefined && { customer }),
  };
  return [Event.parse({ id, source, type, occurredAt, ...(version !== null && { version }), payload })];
}
