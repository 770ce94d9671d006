import { createHash, timingSafeEqual } from 'node:crypto';
import { WhereforeError } from '@wherefore/contracts';
import { acceptEvents } from '@wherefore/engine';
import type { FastifyInstance } from 'fastify';
import type { Parts } from '../graphql/context.js';

/**
 * `POST /events`: one event, an array of events, or `{events: [...]}`, with `Authorization: Bearer <feed token>`.
 * Answers 202 only once everything is durable, naming the records that went to quarantine.
 */
export function registerEvents(app: FastifyInstance, parts: Parts, feedToken: string): void {
  app.post('/events', async (request, reply) => {
    if (!isToken(request.headers.authorization, feedToken)) {
      throw new WhereforeError('UNAUTHENTICATED', 'Send "Authorization: Bearer <feed token>"');
    }
    const accepted = await acceptEvents(parts, recordsOf(request.body), new Date());
    return reply.code(202).send(accepted);
  });
}

function recordsOf(body: unknown): readonly unknown[] {
  if (Array.isArray(body)) return body;
  if (typeof body === 'object' && body !== null && 'events' in body && Array.isArray(body.events))
    return body.events;
  return body === undefined || body === null ? [] : [body];
}

/** Compares in constant time, whatever the length. */
function isToken(header: string | undefined, token: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(header ?? ''), hash(`Bearer ${token}`));
}
