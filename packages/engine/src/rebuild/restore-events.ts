import { type Batch, Event, type Pseudonym } from '@wherefore/contracts';
import type { CustomerBridge, ReadBatch, ReadEvent } from '@wherefore/log';
import { bridgeKeyOf } from '../apply/bridge-rows.js';
import type { Keyring } from '../keyring.js';

/** What the log had left out of its events. */
export interface Bridge {
  /** Customer by pseudonym. */
  readonly customers: ReadonlyMap<Pseudonym, string>;
  /** Whole payload by `bridgeKeyOf`, of events that the log has without an address or a number. */
  readonly payloads: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
}

export async function readBridge(bridge: CustomerBridge, keyring: Keyring): Promise<Bridge> {
  const customers = new Map<Pseudonym, string>();
  const payloads = new Map<string, Record<string, unknown>>();
  for await (const page of bridge.read())
    for (const { pseudonym, event, sealed } of page) {
      const opened = JSON.parse(keyring.open(Buffer.from(sealed, 'base64'))) as unknown;
      if (event === null) customers.set(pseudonym, opened as string);
      else if (!payloads.has(event)) payloads.set(event, opened as Record<string, unknown>);
    }
  return { customers, payloads };
}

export interface Restored {
  readonly batch: Batch;
  /** Events of customers who have been forgotten: nothing leads to them any more. */
  readonly forgotten: number;
}

/** A chunk of a file, or one that was held and let go, which belongs to no import any more. */
const CHUNK = /^(released:)?import:(.+):(\d+)$/;

/** A batch of the log as it was when it was applied: a chunk of a file as a chunk, so that the import can still be repeated. */
export function restoreBatch({ batch, receivedAt, events }: ReadBatch, bridge: Bridge): Restored {
  const restored = events.flatMap((event) => restoreEvent(batch, event, bridge));
  const [whole, released, name, chunk] = CHUNK.exec(batch) ?? [];
  const counts = { records: events.length, quarantined: 0 };
  return {
    forgotten: events.length - restored.length,
    batch: {
      id: batch,
      source: events[0]?.source ?? 'unknown',
      receivedAt,
      guard: whole === undefined ? 'event' : 'batch',
      events: restored,
      rejects: [],
      ...(name !== undefined &&
        released === undefined && { chunk: { import: name, chunk: Number(chunk), ...counts } }),
    },
  };
}

/** None when it speaks of somebody of whom only the pseudonym is left. */
function restoreEvent(batch: string, logged: ReadEvent, { customers, payloads }: Bridge): Event[] {
  const { id, source, type, occurredAt, version, pseudonym } = logged;
  const customer = pseudonym === null ? undefined : customers.get(pseudonym);
  if (pseudonym !== null && customer === undefined) return [];
  const place = { id, source, occurredAt, ...(version !== null && { version }) };
  const payload = payloads.get(bridgeKeyOf(batch, place)) ?? {
    ...logged.payload,
    ...(customer !== undefined && { customer }),
  };
  return [Event.parse({ ...place, type, payload })];
}
