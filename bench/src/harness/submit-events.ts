import { type Batch, Event, type EventInput } from '@wherefore/contracts';
import { submitBatch } from '@wherefore/engine';
import type { Place } from './place.js';

const PRIORITY = 5;

/** Puts events into the queue as one batch, as the API does once it has checked them. */
export async function submitEvents(
  place: Pick<Place, 'queue' | 'keyring'>,
  id: string,
  events: readonly EventInput[],
): Promise<void> {
  const batch: Batch = {
    id: `stream:${id}`,
    source: 'drill',
    receivedAt: new Date().toISOString(),
    guard: 'event',
    events: events.map((event) => Event.parse(event)),
    rejects: [],
  };
  await submitBatch(place, batch, PRIORITY);
}
