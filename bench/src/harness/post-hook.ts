import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';

/** Header values may come several times. */
export type Headers = Readonly<Record<string, string | readonly string[]>>;

export interface HookReply {
  readonly status: number;
  readonly text: string;
  readonly retryAfter: string | null;
  readonly ms: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Sends a webhook; status 0 when no answer came. In chunks where that is asked for. */
export function postHook(
  port: number,
  source: string,
  hook: { readonly body: Buffer; readonly headers: Headers; readonly chunked?: boolean },
): Promise<HookReply> {
  const started = performance.now();
  const { body, headers, chunked = false } = hook;
  const sized = chunked ? {} : { 'content-length': body.length };
  return new Promise((resolve) => {
    const done = (status: number, said: string, retryAfter: string | null) =>
      resolve({ status, text: said, retryAfter, ms: performance.now() - started });
    const sent = request(
      {
        agent,
        port,
        host: '127.0.0.1',
        method: 'POST',
        path: `/hooks/${source}`,
        headers: { ...headers, ...sized } as never,
      },
      (reply) => {
        text(reply).then(
          (said) => done(reply.statusCode ?? 0, said, reply.headers['retry-after'] ?? null),
          (error: unknown) => done(0, String(error), null),
        );
      },
    );
    sent.once('error', (error) => done(0, error.message, null));
    for (let at = 0; chunked && at < body.length; at += 16_384) sent.write(body.subarray(at, at + 16_384));
    sent.end(chunked ? undefined : body);
  });
}
