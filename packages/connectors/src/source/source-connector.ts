import type { Result } from '@wherefore/contracts';
import type { HttpCall, HttpReply } from './http-call.js';
import type { SourceOutcome } from './source-outcome.js';
import type { Delivery, Ping, WebhookRefusal, WebhookRequest } from './webhook-request.js';

/** One account at a provider, as it is configured. */
export interface SourceContext {
  /** What its events are said to come from: `shopify`, or a name for each of several shops. */
  readonly source: string;
  /** Put before every id, so that two systems' numbers do not meet: `zendesk-`. None by default. */
  readonly idPrefix?: string;
  /** Of prices that come without one. */
  readonly currency?: string;
  /** When the delivery or page came in; stands for the time of facts that bring none. */
  readonly receivedAt: Date;
}

export interface VerifyOptions {
  /** Old and new while a secret is being changed. */
  readonly secrets: readonly string[];
  readonly now: Date;
}

/** What comes by itself. */
export interface WebhookHalf {
  /** Who it is from, on the raw bytes, before anything is parsed. Never throws. */
  verify(request: WebhookRequest, options: VerifyOptions): Result<Delivery | Ping, WebhookRefusal>;
  /** What a verified delivery says. Keeps nothing between calls and never throws. */
  toEvents(delivery: Delivery, context: SourceContext): SourceOutcome;
}

export interface Page {
  readonly records: readonly unknown[];
  readonly next: HttpCall | null;
}

/** A reply that is no page, in words; worth asking for again. */
export interface PageFault {
  readonly fault: string;
}

/** What is asked for: backfill, reconciliation, single records, ids for finding deletions. All of it is pure. */
export interface PollHalf {
  readonly kinds: readonly string[];
  /** How far behind the last reading to start again, for what the provider shows late. */
  readonly overlapSeconds: number;
  /** What changed at or after `since` (ISO 8601); everything when null. Deleted records too, where it can tell. */
  changes(kind: string, since: string | null): HttpCall;
  /** Every record of the kind, with at least its id; null where {@link changes} tells of every deletion. */
  listing(kind: string): HttpCall | null;
  /** Single records by id, at most `maxIds`; those that are gone are left out. */
  records(kind: string, ids: readonly string[]): HttpCall;
  readonly maxIds: number;
  readPage(reply: HttpReply, call: HttpCall): Page | PageFault;
  /** The id of a record, as `records` takes it. */
  idOf(record: unknown): string | undefined;
  /** Keeps nothing between calls and never throws. */
  toEvents(kind: string, records: readonly unknown[], context: SourceContext): SourceOutcome;
  /** Events for records that are gone, as of `context.receivedAt`. */
  toDeletions(kind: string, ids: readonly string[], context: SourceContext): SourceOutcome;
  /** Where the provider tells what has become of its webhooks. */
  readonly subscriptions?: Subscriptions;
}

export interface Subscriptions {
  readonly listing: HttpCall;
  /** The webhook if it is no longer sent. */
  stopped(record: unknown): StoppedWebhook | undefined;
}

export interface StoppedWebhook {
  readonly id: string;
  readonly topic: string;
  /** As the provider names it: `disabled`. */
  readonly status: string;
}

/** A system that sends webhooks, can be polled, or both. */
export interface SourceConnector {
  readonly name: string;
  readonly describe: string;
  /** Of the provider's API, oldest first: those whose payloads are known. */
  readonly versions: readonly string[];
  readonly webhook: WebhookHalf;
  readonly polling: PollHalf | null;
}
