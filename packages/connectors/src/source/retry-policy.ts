import type { HttpReply } from './http-call.js';

export interface RetryPolicy {
  /** Calls for one page, the first included. */
  readonly attempts: number;
  readonly firstWaitMs: number;
  /** Longer than this nobody waits: the walk ends, saying when to come back. */
  readonly maxWaitMs: number;
}

export const RETRY: RetryPolicy = Object.freeze({ attempts: 5, firstWaitMs: 1_000, maxWaitMs: 120_000 });

/** What `Retry-After` asks for in milliseconds, as seconds or as a date; undefined when it is missing or neither. */
export function retryAfterMs({ headers }: HttpReply, now: number): number | undefined {
  const text = headers['retry-after']?.trim();
  if (text === undefined || text === '') return undefined;
  if (/^\d{1,9}(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}

/** The wait after so many failed attempts: doubling. */
export const backoffMs = ({ firstWaitMs, maxWaitMs }: RetryPolicy, failed: number): number =>
  Math.min(maxWaitMs, firstWaitMs * 2 ** (failed - 1));

/** Whether to ask again is worth it. */
export const isPassing = (status: number): boolean =>
  status === 408 || status === 425 || status === 429 || status >= 500;
