import type { Delivery, WebhookRequest } from '@wherefore/connectors';
import { WhereforeError } from '@wherefore/contracts';
import {
  acceptDelivery,
  type Backpressure,
  type DeliveryParts,
  type Source,
  type Sources,
} from '@wherefore/engine';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { TokenBucket } from './token-bucket.js';

export interface HookParts extends DeliveryParts {
  readonly sources: Sources;
  readonly backpressure: Backpressure;
}

/** Providers give up after a few seconds; whoever waits longer is better told to come again. */
const DEADLINE_MS = 800;
const RETRY_AFTER_S = 5;

/**
 * `POST /hooks/:source`: a webhook of a configured source. The signature is checked on the bytes as they came, before
 * anything looks into them; 2xx only once all of it is durable.
 */
export async function registerHooks(app: FastifyInstance, parts: HookParts): Promise<void> {
  const buckets = new Map(
    [...parts.sources].map(([name, { webhooks }]) => [name, new TokenBucket(webhooks, performance.now())]),
  );
  await app.register(async (hooks) => {
    hooks.removeAllContentTypeParsers();
    hooks.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
    hooks.post<{ Params: { source: string } }>(
      '/hooks/:source',
      {
        // A stranger's body is not even read.
        onRequest: async (request) => void sourceOf(parts.sources, request.params.source),
      },
      async (request, reply) => {
        const now = new Date();
        const source = sourceOf(parts.sources, request.params.source);
        const delivery = verify(source, request, now);
        if (delivery === null) return reply.code(200).send({ status: 'pong' });
        limitRate(buckets.get(source.name));
        assertReadable(request);
        const accept = async () => {
          await parts.backpressure.assertRoom(new Map(), now);
          return acceptDelivery(parts, { source, delivery }, now);
        };
        return reply.code(200).send(await inTime(accept(), reply));
      },
    );
  });
}

function sourceOf(sources: Sources, name: string): Source {
  const source = sources.get(name);
  if (source === undefined) throw new WhereforeError('NOT_FOUND', 'There is no such source');
  return source;
}

/** Null for a test of the line. Throws UNAUTHENTICATED, naming what is wrong with the signature and nothing of the body. */
function verify(source: Source, request: FastifyRequest, now: Date): Delivery | null {
  const verified = source.connector.webhook.verify(asWebhook(source, request), {
    secrets: source.secrets,
    now,
  });
  if (!verified.ok) {
    request.log.warn({ source: source.name, refusal: verified.refusal }, 'a webhook was turned away');
    throw new WhereforeError('UNAUTHENTICATED', `The webhook is not accepted: ${verified.refusal}`);
  }
  return verified.value.kind === 'ping' ? null : verified.value;
}

function asWebhook({ url }: Source, request: FastifyRequest): WebhookRequest {
  const [, query] = request.url.split('?', 2);
  const own = `${request.protocol}://${request.host}${request.url}`;
  return {
    method: request.method,
    url: url === null ? own : `${url}${query === undefined ? '' : `?${query}`}`,
    headers: separateHeaders(request.raw.rawHeaders),
    body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
  };
}

/** Node joins, or drops, headers that come several times; who checks a signature has to know. */
function separateHeaders(raw: readonly string[]): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>;
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const [name, value] = [(raw[at] ?? '').toLowerCase(), raw[at + 1] ?? ''];
    const known = headers[name];
    headers[name] = known === undefined ? value : [...(typeof known === 'string' ? [known] : known), value];
  }
  return headers;
}

function limitRate(bucket: TokenBucket | undefined): void {
  const wait = bucket?.take(performance.now()) ?? 0;
  if (wait === 0) return;
  throw new WhereforeError(
    'RATE_LIMITED',
    `Too many webhooks of this source at once; come again in ${wait} s`,
    { retryAfter: wait },
  );
}

/** Genuine, but written in a way that is not understood: the sender is told so, instead of guessing. */
function assertReadable({ headers }: FastifyRequest): void {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding.toLowerCase() !== 'identity')
    throw unsupported(`content-encoding ${encoding.slice(0, 40)} is not taken; send it as it is`);
  const charset = /charset\s*=\s*"?([^\s;"]+)/i.exec(headers['content-type'] ?? '')?.[1] ?? 'utf-8';
  if (!/^(utf-?8|us-ascii)$/i.test(charset))
    throw unsupported(`charset ${charset.slice(0, 40)} is not taken; send UTF-8`);
}

const unsupported = (message: string): WhereforeError => new WhereforeError('BAD_INPUT', message);

/** What is not durable by then is refused; if it becomes durable all the same, the next delivery changes nothing. */
async function inTime<T>(work: Promise<T>, reply: FastifyReply): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new WhereforeError('UNAVAILABLE', 'The queue does not answer; nothing was accepted')),
      DEADLINE_MS,
    );
  });
  try {
    return await Promise.race([work, deadline]);
  } catch (error) {
    if (error instanceof WhereforeError && error.code === 'UNAVAILABLE')
      void reply.header('retry-after', String(RETRY_AFTER_S));
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
