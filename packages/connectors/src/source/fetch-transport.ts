import { accepted, refused } from '@wherefore/contracts';
import type { Transport, TransportFailure } from './http-call.js';

export interface FetchSettings {
  readonly fetch: (address: string, init: RequestInit) => Promise<Response>;
  /** Scheme and host: `https://acme.myshopify.com`. */
  readonly baseUrl: string;
  /** The credentials, and whatever else every call must carry. */
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

/** A transport over `fetch`. Redirects are not followed: credentials stay with the host they are for. */
export function fetchTransport(settings: FetchSettings): Transport {
  return async (call) => {
    const init: RequestInit = {
      method: call.method,
      redirect: 'manual',
      signal: AbortSignal.timeout(settings.timeoutMs),
      headers: {
        ...settings.headers,
        ...(call.body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(call.body !== undefined && { body: call.body }),
    };
    try {
      const response = await settings.fetch(`${settings.baseUrl}${call.path}`, init);
      const body = await readBody(response, settings.maxBytes);
      if (body === null)
        return refused({ failure: 'too-large', detail: `more than ${settings.maxBytes} bytes` });
      return accepted({ status: response.status, headers: Object.fromEntries(response.headers), body });
    } catch (error) {
      if (!isError(error)) throw error;
      return refused({ failure: failureOf(error), detail: causeOf(error) });
    }
  };
}

/** Null when it is too large; stops reading there. */
async function readBody(response: Response, maxBytes: number): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part !== undefined && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > maxBytes) {
      await reader?.cancel();
      return null;
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}

function failureOf(error: Error): TransportFailure {
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return 'timeout';
  return error.message === 'terminated' ? 'truncated' : 'unreachable';
}

const causeOf = ({ message, cause }: Error): string =>
  isError(cause) ? `${message}: ${cause.message}` : message;

/** By its form: what `fetch` throws may be of another realm, or a `DOMException`. */
const isError = (thrown: unknown): thrown is Error =>
  typeof thrown === 'object' && thrown !== null && 'name' in thrown && 'message' in thrown;
