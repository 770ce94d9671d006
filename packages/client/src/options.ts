import type { OffersInput } from './operations.generated.js';

/** Who is in front of the page, and where: what every request says unless it says otherwise. */
export type Visitor = Pick<
  OffersInput,
  'customer' | 'session' | 'store' | 'channel' | 'device' | 'locale' | 'utcOffsetMinutes'
>;

export interface ClientOptions {
  /** Address of GraphQL, e.g. `https://offers.example.com/graphql`. */
  readonly url: string;
  /** Bearer token, or how to get one; asked for with every request. None by default. */
  readonly token?: string | (() => string | null | Promise<string | null>);
  readonly visitor?: Visitor;
  /** How long asking for offers may take, all attempts together, milliseconds; 1500 by default. */
  readonly timeoutMs?: number;
  /** How often a passing failure is tried again; 2 by default. */
  readonly retries?: number;
  /** For how long an earlier answer to the same request stands in for one that fails, milliseconds; 600,000 by default, 0 for never. */
  readonly staleMs?: number;
  /** For how long events are gathered before they are sent, milliseconds; 2000 by default. */
  readonly gatherMs?: number;
  /** Send operations by their hash alone; the server must know them, as ours does. */
  readonly persisted?: boolean;
  /** `globalThis.fetch` by default. */
  readonly fetch?: typeof globalThis.fetch;
  /** Told of events that the server did not accept, or that were given up. */
  readonly onLost?: (lost: LostEvent) => void;
}

export interface LostEvent {
  /** The event's id. */
  readonly id: string;
  readonly reason: string;
}
