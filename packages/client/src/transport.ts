import { WhereforeClientError } from './client-error.js';
import type { Operation } from './operation.js';
import type { ClientOptions } from './options.js';

/** Codes of errors in an answer that may be gone the next time. */
const PASSING = new Set(['UNAVAILABLE', 'TIMEOUT', 'RATE_LIMITED', 'INTERNAL', 'INTERNAL_SERVER_ERROR']);
/** How long to wait before the second attempt, milliseconds; twice as long before each further one, give or take half. */
const FIRST_WAIT_MS = 200;

export interface Sending {
  /** For all attempts together, milliseconds. */
  readonly timeoutMs: number;
  readonly retries: number;
  /** Let it outlive the page. */
  readonly keepalive?: boolean;
}

export interface Transport {
  /** The answer; throws {@link WhereforeClientError}. */
  send<Result, Variables>(
    operation: Operation<Result, Variables>,
    variables: Variables,
    sending: Sending,
  ): Promise<Result>;
}

/** The body of a request for an operation. */
export function bodyOf(
  { hash, document }: Operation<unknown, never>,
  variables: unknown,
  persisted: boolean,
): string {
  const asked = persisted
    ? { extensions: { persistedQuery: { version: 1, sha256Hash: hash } } }
    : { query: document };
  return JSON.stringify({ ...asked, variables });
}

export function openTransport(options: ClientOptions): Transport {
  const attempt = async (body: string, { timeoutMs, keepalive = false }: Sending): Promise<unknown> => {
    const token = typeof options.token === 'function' ? await options.token() : (options.token ?? null);
    const signal = AbortSignal.timeout(timeoutMs);
    const request: RequestInit = {
      method: 'POST',
      body,
      keepalive,
      headers: {
        'content-type': 'application/json',
        ...(token !== null && { authorization: `Bearer ${token}` }),
      },
      signal,
    };
    try {
      const reply = await (options.fetch ?? globalThis.fetch)(options.url, request);
      return dataIn(reply, await reply.json().catch(unlessAborted));
    } catch (error) {
      if (error instanceof WhereforeClientError) throw error;
      if (signal.aborted) throw new WhereforeClientError('TIMEOUT', `No answer: ${timeoutMs} ms were left`);
      throw new WhereforeClientError('NETWORK', messageOf(error));
    }
  };
  return {
    async send(operation, variables, sending) {
      const body = bodyOf(operation, variables, options.persisted ?? false);
      const end = Date.now() + sending.timeoutMs;
      for (let tried = 0; ; tried += 1) {
        try {
          return (await attempt(body, { ...sending, timeoutMs: end - Date.now() })) as never;
        } catch (error) {
          if (!(error instanceof WhereforeClientError) || !error.passing || tried >= sending.retries)
            throw error;
          const wait = error.retryAfterMs ?? FIRST_WAIT_MS * 2 ** tried * (0.5 + Math.random());
          if (Date.now() + wait >= end) throw error;
          await pause(wait);
        }
      }
    },
  };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

/** A body that is not JSON is no answer; one that was cut off by the clock is late. */
function unlessAborted(error: unknown): null {
  if (error instanceof Error && error.name !== 'SyntaxError') throw error;
  return null;
}

interface Wrong {
  readonly message: string;
  readonly extensions?: { readonly code?: string };
}

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly Wrong[];
}

const codeOf = (status: number): string => (status === 429 ? 'RATE_LIMITED' : 'UNAVAILABLE');

function dataIn(reply: Response, answer: Answer | null): unknown {
  if (reply.ok && answer?.errors === undefined && (answer?.data ?? null) !== null) return answer?.data;
  throw refusalIn(reply, answer?.errors?.[0]);
}

function refusalIn({ status, headers }: Response, wrong: Wrong | undefined): WhereforeClientError {
  const code = wrong?.extensions?.code ?? codeOf(status);
  const after = Number(headers.get('retry-after') ?? NaN);
  return new WhereforeClientError(code, wrong?.message ?? `The server answered ${status}`, {
    passing: PASSING.has(code) || status === 429 || status >= 500,
    retryAfterMs: Number.isFinite(after) ? after * 1000 : null,
  });
}

/** By structure: errors cross realms. */
const messageOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
