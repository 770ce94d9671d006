import { isUtf8 } from 'node:buffer';
import { WhereforeError } from '@wherefore/contracts';
import { acceptRecords, type Backpressure, loadOf, type SentRecord, sliceRecords } from '@wherefore/engine';
import type { FastifyInstance } from 'fastify';
import type { Parts } from '../graphql/context.js';
import { isBearer } from './bearer-token.js';

export interface EventsRoute {
  readonly feedToken: string;
  readonly backpressure: Backpressure;
}

/** A request's body, parsed and as it came. */
interface Body {
  readonly value: unknown;
  readonly bytes: Buffer;
}

/**
 * `POST /events`: one event, an array of events, or `{events: [...]}`, with `Authorization: Bearer <feed token>`.
 * Answers 202 only once everything is durable, naming the records that went to quarantine; 503 or 429 with Retry-After
 * where there is no room for more, and then nothing was taken.
 */
export function registerEvents(
  app: FastifyInstance,
  parts: Parts,
  { feedToken, backpressure }: EventsRoute,
): void {
  void app.register((scope, _, done) => {
    keepBytes(scope);
    scope.post('/events', async (request, reply) => {
      if (!isBearer(request.headers.authorization, feedToken)) {
        throw new WhereforeError('UNAUTHENTICATED', 'Send "Authorization: Bearer <feed token>"');
      }
      const [records, now] = [recordsOf(request.body as Body | undefined), new Date()];
      await backpressure.assertRoom(loadOf(records.map(({ value }) => value)), now);
      const accepted = await acceptRecords(parts, records, now);
      return reply.code(202).send(accepted);
    });
    done();
  });
}

/** JSON and plain text are parsed, and their bytes are kept beside that. What is wrong with one record is its own matter. */
function keepBytes(scope: FastifyInstance): void {
  const parse = scope.getDefaultJsonParser('ignore', 'ignore');
  scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, bytes, done) => {
    const body = bytes as Buffer;
    void parse(request, body.toString('utf8'), (error, value: unknown) =>
      error === null ? done(null, { value, bytes: body }) : done(error),
    );
  });
  scope.addContentTypeParser('text/plain', { parseAs: 'buffer' }, (_, bytes, done) => {
    const body = bytes as Buffer;
    done(null, { value: body.toString('utf8'), bytes: body });
  });
}

const ENVELOPE = ['id', 'source', 'type', 'occurredAt', 'payload'];

function recordsOf(body: Body | undefined): readonly SentRecord[] {
  if (body === undefined || body.value === null) return [];
  const { value, bytes } = body;
  const faultOf = faultsIn(bytes);
  const whole: SentRecord = { value, bytes: () => bytes, fault: faultOf(value, () => bytes) };
  if (typeof value !== 'object' || value === null) return [whole];
  const list = listIn(value);
  if (list !== null) {
    let slices: Buffer[] | null = null;
    const sliceOf = (index: number) => (slices ??= sliceRecords(bytes))[index];
    return list.map((one, index) => ({
      value: one,
      bytes: () => sliceOf(index),
      fault: faultOf(one, () => sliceOf(index) ?? bytes),
    }));
  }
  if (!ENVELOPE.some((field) => field in value))
    throw new WhereforeError(
      'BAD_INPUT',
      'This is no event: send one with id, source, type, occurredAt and payload, an array of them, or {"events": [...]}',
    );
  return [whole];
}

function listIn(value: object): readonly unknown[] | null {
  if (Array.isArray(value)) return value;
  return 'events' in value && Array.isArray(value.events) ? value.events : null;
}

/** What is wrong with a record of a body, whatever it says. */
function faultsIn(body: Buffer): (record: unknown, bytes: () => Buffer) => string | undefined {
  const damaged = !isUtf8(body);
  const suspicious = body.includes('__proto__') || body.includes('\\u00');
  return (record, bytes) => {
    if (damaged && !isUtf8(bytes())) return 'its bytes are not UTF-8';
    return suspicious && namesPrototype(record) ? 'it has a field __proto__' : undefined;
  };
}

/** Without recursion: a body may be nested as deep as it is long. */
function namesPrototype(record: unknown): boolean {
  const open = [record];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (Object.hasOwn(value, '__proto__')) return true;
    for (const inner of Object.values(value)) open.push(inner);
  }
  return false;
}
