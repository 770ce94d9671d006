import type { Result } from '@wherefore/contracts';

/**
 * A request to a provider. Only a path, so that no reply can lead credentials to another host: who sends it knows the
 * host and the credentials, the connector knows neither.
 */
export interface HttpCall {
  readonly method: 'GET' | 'POST';
  /** From the slash on, with its query. */
  readonly path: string;
  /** JSON. */
  readonly body?: string;
  /** The connector's own note of where in a walk this call stands. */
  readonly state?: Readonly<Record<string, string | number | null>>;
  /** Not before so many milliseconds have passed: the provider is still at work. */
  readonly waitMs?: number;
}

export interface HttpReply {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export type TransportFailure = 'unreachable' | 'timeout' | 'truncated' | 'too-large';

/** Sends one call; what a network does is a value, not an exception. */
export type Transport = (
  call: HttpCall,
) => Promise<Result<HttpReply, { readonly failure: TransportFailure; readonly detail: string }>>;

/** Path and query of an address that a reply names; undefined when it is none. */
export function pathOf(address: string): string | undefined {
  if (!URL.canParse(address, 'http://provider.invalid')) return undefined;
  const { pathname, search } = new URL(address, 'http://provider.invalid');
  return `${pathname}${search}`;
}

/** `/path?a=1` from its query's fields; those that are undefined are left out. */
export function pathWith(path: string, query: Readonly<Record<string, string | number | undefined>>): string {
  const set = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  );
  return set.length === 0 ? path : `${path}?${new URLSearchParams(set).toString()}`;
}
