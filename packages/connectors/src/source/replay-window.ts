import { accepted, refused, type Result } from '@wherefore/contracts';
import type { WebhookRefusal } from './webhook-request.js';

/** How far a webhook's time may lie from ours, in seconds. */
export interface ReplayWindow {
  readonly past: number;
  readonly future: number;
}

/** Five minutes both ways: what those ask for who sign their timestamp, and as much again for clocks that are fast. */
export const FIVE_MINUTES: ReplayWindow = Object.freeze({ past: 300, future: 300 });

/** Whether `at` (milliseconds) lies in the window around `now`, its edges included. */
export function checkAge(at: number, now: Date, window: ReplayWindow): Result<true, WebhookRefusal> {
  if (!Number.isFinite(at)) return refused('malformed-timestamp');
  const age = now.getTime() - at;
  if (age > window.past * 1000) return refused('too-old');
  return -age > window.future * 1000 ? refused('from-the-future') : accepted(true);
}
