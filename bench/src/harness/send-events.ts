import { type EventInput, WhereforeError } from '@wherefore/contracts';
import type { Place } from './place.js';

const ACCEPTED = 202;

export interface Posted {
  readonly status: number;
  readonly text: string;
}

/** Sends events to `POST /events`, as a feed would, and returns the answer. */
export async function postEvents(place: Place, port: number, events: readonly EventInput[]): Promise<Posted> {
  const reply = await fetch(`http://127.0.0.1:${port}/events`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${place.env['WHEREFORE_FEED_TOKEN'] ?? ''}`,
    },
    body: JSON.stringify(events),
  });
  return { status: reply.status, text: await reply.text() };
}

/** The same; resolves when they are accepted. Throws UNAVAILABLE for any other answer. */
export async function sendEvents(place: Place, port: number, events: readonly EventInput[]): Promise<void> {
  const { status, text } = await postEvents(place, port, events);
  if (status !== ACCEPTED)
    throw new WhereforeError('UNAVAILABLE', `POST /events answered ${status}: ${text.slice(0, 300)}`);
}
