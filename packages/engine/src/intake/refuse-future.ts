import { type Event, isFeedback } from '@wherefore/contracts';

/** How far ahead of our clock a feed's may be, seconds. */
export const DEFAULT_FUTURE_SECONDS = 300;

/**
 * What is wrong with when an event says it happened; null where nothing is. A fact from the future would outrank every
 * later one until then. Feedback on offers changes no fact, and comes from clocks that nobody sets.
 */
export function futureIn(event: Event, now: Date, mostSeconds: number): string | null {
  if (isFeedback(event)) return null;
  const ahead = (Date.parse(event.occurredAt) - now.getTime()) / 1_000;
  if (Number.isNaN(ahead)) return 'occurredAt: no point in time';
  if (ahead <= mostSeconds) return null;
  return `occurredAt: more than ${mostSeconds} seconds in the future`;
}
