import type { SourceConnector, SourceContext, WebhookRequest } from '@wherefore/connectors';
import type { Dialect } from './fake-provider.js';

/** When everything in the fixtures is received. */
export const NOW = new Date('2026-11-02T12:00:00.000Z');

export interface Signing {
  readonly body: Buffer;
  readonly secret: string;
  readonly at: Date;
  readonly topic: string;
}

/** A delivery, and what is to become of it. */
export interface RecordedDelivery {
  readonly topic: string;
  /** What the provider sends; text is sent as it is. */
  readonly body: unknown;
  /** Set after signing. */
  readonly headers?: Readonly<Record<string, string>>;
  /** A field more would make it another thing, or a field less would. */
  readonly exact?: true;
  /** Types of events. */
  readonly events: readonly string[];
  /** `kind id` of what must be read. */
  readonly refetch?: readonly string[];
  readonly resync?: readonly string[];
  readonly duties?: readonly string[];
  readonly skipped?: number;
  /** Part of the reason for the one reject. */
  readonly reject?: string;
}

/** All that a source has to bring to pass the suite. */
export interface SourceFixture {
  readonly connector: SourceConnector;
  readonly context: Omit<SourceContext, 'receivedAt'>;
  readonly secrets: { readonly current: string; readonly previous: string; readonly foreign: string };
  /** Lower case. */
  readonly signatureHeader: string;
  /** The header whose time is signed or judged; null where there is none. */
  readonly timestampHeader: string | null;
  /** Seconds; null where nothing says when it was sent. */
  readonly window: { readonly past: number; readonly future: number } | null;
  sign(signing: Signing): WebhookRequest;
  readonly deliveries: Readonly<Record<string, RecordedDelivery>>;
  /** Fields without which the first delivery is rejected, as `lines.0.price`. */
  readonly required: readonly string[];
  /** The same state by webhook and by polling: the events are the same. */
  readonly twice: readonly { readonly delivery: string; readonly kind: string; readonly record: unknown }[];
  /** For the fake provider; null where nothing is polled. */
  readonly dialect: Dialect | null;
}

export const json = (value: unknown): Buffer =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
