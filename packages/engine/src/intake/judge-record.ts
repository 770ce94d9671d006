import type { Keyring } from '../keyring.js';
import { type Admitted, type RawRecord, rejectOf } from './admit-records.js';
import { parseRecordAsEvent } from './event-problem.js';
import { forgeryIn } from './refuse-forged.js';
import { DEFAULT_FUTURE_SECONDS, futureIn } from './refuse-future.js';

export interface JudgeParts {
  readonly keyring: Keyring;
  /** How far in the future an event may lie, seconds. */
  readonly futureSeconds?: number;
}

/** One record from outside: an event that may be taken, or a reject that says why not. */
export function judgeRecord(parts: JudgeParts, record: RawRecord, now: Date): Admitted {
  if (record.fault !== undefined) return { events: [], rejects: [rejectOf(record, record.fault)] };
  const { event, problem } = parseRecordAsEvent(record.value);
  if (event === null) return { events: [], rejects: [rejectOf(record, problem)] };
  const { keyring, futureSeconds = DEFAULT_FUTURE_SECONDS } = parts;
  const reason = forgeryIn(keyring, event) ?? futureIn(event, now, futureSeconds);
  return reason === null
    ? { events: [event], rejects: [] }
    : { events: [], rejects: [rejectOf(record, reason)] };
}
