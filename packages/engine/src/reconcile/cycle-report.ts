import type { StoppedWebhook } from '@wherefore/connectors';

/** What a reading found and did. Events = created + changed + deleted + other + unchanged. */
export interface Found {
  /** Requests to the provider, repeated ones included. */
  readonly requests: number;
  readonly records: number;
  readonly created: number;
  readonly changed: number;
  readonly deleted: number;
  readonly other: number;
  readonly unchanged: number;
  readonly quarantined: number;
  readonly skipped: number;
  /** Events and bad records sent to the worker: nothing else writes. */
  readonly sent: number;
}

export interface CycleFailure {
  readonly reason: string;
  readonly detail: string;
  /** The provider asks not to be called before, ISO 8601. */
  readonly retryAt: string | null;
}

/** What became of the search for deleted records. */
export interface DeletionsReport {
  /** As of the provider's clock, ISO 8601. */
  readonly at: string;
  /** Records that the graph held. */
  readonly held: number;
  readonly deleted: number;
  /** Records that the provider lists and the graph did not hold; they were read. */
  readonly missed: number;
  /** Why nothing was declared deleted; null where all is well. */
  readonly failure: CycleFailure | null;
}

/** One kind of records in one cycle. */
export interface KindReport extends Found {
  readonly kind: string;
  /** Changes were read from here on: the mark before, less the overlap; null from the beginning. */
  readonly since: string | null;
  readonly overlapSeconds: number;
  /** All changes before it have taken effect; null where no reading was complete yet. */
  readonly mark: string | null;
  /** The last search for deleted records, in this cycle or before it; null where there was none. */
  readonly deletions: DeletionsReport | null;
  /** Webhooks of the source that the provider no longer sends: silence says nothing, so this does. */
  readonly stopped: readonly StoppedWebhook[];
  readonly seconds: number;
  /** Why the reading was not complete: the mark stays where it was. */
  readonly failure: CycleFailure | null;
}

export interface SourceReport {
  readonly source: string;
  readonly kinds: readonly KindReport[];
  readonly seconds: number;
}

export const NOTHING_FOUND: Found = Object.freeze({
  requests: 0,
  records: 0,
  created: 0,
  changed: 0,
  deleted: 0,
  other: 0,
  unchanged: 0,
  quarantined: 0,
  skipped: 0,
  sent: 0,
});
