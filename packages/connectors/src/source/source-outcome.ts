import { Event, type EventInput } from '@wherefore/contracts';
import type { RecordReject } from '../file-connector.js';

/** A record that has to be read from the provider, because what came does not say enough of it. */
export interface Refetch {
  /** One of the kinds of the connector's polling half. */
  readonly kind: string;
  readonly id: string;
  readonly reason: string;
  /** It is said to be gone, by what alone is not to be believed: where the provider does not have it, it is deleted. */
  readonly saidGone?: true | undefined;
}

/** All changes of a kind since an instant have to be read: the provider says that it lost some. */
export interface Resync {
  readonly kind: string;
  /** ISO 8601. */
  readonly since: string;
  readonly reason: string;
}

/** What the law asks of us through the provider; nothing that an event could say. */
export interface Duty {
  readonly duty: 'export-customer' | 'erase-shop';
  readonly customer: string | null;
}

/** What became of a delivery or a page: every record in it is in one of these. */
export interface SourceOutcome {
  /** Parsed by the contract. */
  readonly events: readonly Event[];
  readonly rejects: readonly RecordReject[];
  readonly skipped: readonly { readonly reason: string; readonly count: number }[];
  readonly refetch: readonly Refetch[];
  readonly resync: readonly Resync[];
  readonly duties: readonly Duty[];
  /** Which record of a delivery of several an event is made of, from 0, by the event's id. */
  readonly places: ReadonlyMap<string, number>;
}

const NONE: SourceOutcome = Object.freeze({
  events: [],
  rejects: [],
  skipped: [],
  refetch: [],
  resync: [],
  duties: [],
  places: new Map(),
});

export const outcome = (parts: Partial<SourceOutcome>): SourceOutcome => ({ ...NONE, ...parts });
export const skipOne = (reason: string): SourceOutcome => outcome({ skipped: [{ reason, count: 1 }] });
export const refetchOne = (kind: string, id: string, reason: string): SourceOutcome =>
  outcome({ refetch: [{ kind, id, reason }] });

export function mergeOutcomes(outcomes: readonly SourceOutcome[]): SourceOutcome {
  return {
    events: outcomes.flatMap(({ events }) => events),
    rejects: outcomes.flatMap(({ rejects }) => rejects),
    skipped: outcomes.flatMap(({ skipped }) => skipped),
    refetch: outcomes.flatMap(({ refetch }) => refetch),
    resync: outcomes.flatMap(({ resync }) => resync),
    duties: outcomes.flatMap(({ duties }) => duties),
    places: new Map(outcomes.flatMap(({ places }) => [...places])),
  };
}

/** A provider's record as it came, and where it stood. */
export interface ForeignRecord {
  readonly position: string;
  readonly value: unknown;
  /** Of a delivery of several: which of them, from 0. */
  readonly index?: number;
}

export function rejectOne({ position, value, index }: ForeignRecord, reason: string): SourceOutcome {
  const original = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return outcome({ rejects: [{ position, reason, original, ...(index !== undefined && { index }) }] });
}

/** The events if every one of them keeps the contract; else the record is rejected, naming the first fault. */
export function admitFacts(record: ForeignRecord, inputs: readonly EventInput[]): SourceOutcome {
  const events: Event[] = [];
  for (const input of inputs) {
    const parsed = Event.safeParse(input);
    if (!parsed.success) return rejectOne(record, `cannot be a ${input.type}: ${faultOf(parsed.error)}`);
    events.push(parsed.data);
  }
  return eventsFrom(record, events);
}

/** Events that a record is, or says. */
export function eventsFrom({ index }: ForeignRecord, events: readonly Event[]): SourceOutcome {
  return outcome({ events, places: new Map(index === undefined ? [] : events.map(({ id }) => [id, index])) });
}

/** The first fault in words: `lines.0.quantity: expected number`. */
export function faultOf(error: {
  readonly issues: readonly { readonly path: PropertyKey[]; readonly message: string }[];
}): string {
  const [issue] = error.issues;
  if (issue === undefined) return 'not understood';
  return issue.path.length === 0 ? issue.message : `${issue.path.join('.')}: ${issue.message}`;
}
