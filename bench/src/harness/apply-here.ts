import { type ApplyResult, type Batch, Event, type EventInput } from '@wherefore/contracts';
import { applyBatch } from '@wherefore/engine';
import type { EventLog } from '@wherefore/log';
import type { Place } from './place.js';

/** Keeps nothing: for drills that are about the graph alone. */
const NO_LOG = { append: () => Promise.resolve() } as unknown as EventLog;

/** Applies events as one batch in this process, without queue, announcement or log. */
export function applyHere(
  { graph, keyring }: Pick<Place, 'graph' | 'keyring'>,
  id: string,
  events: readonly EventInput[],
): Promise<ApplyResult> {
  const batch: Batch = {
    id,
    source: 'drill',
    receivedAt: '2026-11-01T00:00:00.000Z',
    guard: 'event',
    events: events.map((event) => Event.parse(event)),
    rejects: [],
  };
  return applyBatch({ graph, keyring, log: NO_LOG }, batch);
}
