import type { HttpCall, PollRuntime, SourceConnector, SourceContext } from '@wherefore/connectors';

/** One account at a provider, ready to be listened to and asked. */
export interface Source {
  readonly name: string;
  readonly connector: SourceConnector;
  readonly secrets: readonly string[];
  /** Our endpoint as the provider calls it; null where it is what the request says. */
  readonly url: string | null;
  readonly context: Omit<SourceContext, 'receivedAt'>;
  /** Webhooks taken from it. */
  readonly webhooks: { readonly perSecond: number; readonly burst: number };
  readonly polling: SourcePolling | null;
}

export interface SourcePolling {
  readonly half: NonNullable<SourceConnector['polling']>;
  readonly kinds: readonly string[];
  readonly everyMs: number;
  /** How often ids are listed to find what was deleted; null never. */
  readonly deletionsEveryMs: number | null;
  /** A way to the provider; `onCall` is told of each request, repeated ones included. */
  runtime(onCall: (call: HttpCall) => void): PollRuntime;
}

export type Sources = ReadonlyMap<string, Source>;
