import type { EventInput } from '@wherefore/contracts';
import { WhereforeError } from '@wherefore/contracts';
import type { Place } from './place.js';

/** Sends events to `POST /events`, as a feed would; resolves when they are accepted. Throws UNAVAILABLE for any other answer than 202. */
export async function sendEvents(place: Place, port: number, events: readonly EventInput[]): Promise<void> {
  const reply = await fetch(`http://127.0.0.1:${port}/events`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${place.env['WHEREFORE_FEED_TOKEN'] ?? ''}`,
    },
    body: JSON.stringify(events),
  });
  const text = await reply.text();
  if (reply.status !== 202)
    throw new WhereforeError('UNAVAILABLE', `POST /events answered ${reply.status}: ${text.slice(0, 300)}`);
}
