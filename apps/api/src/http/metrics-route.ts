import { WhereforeError } from '@wherefore/contracts';
import { driftMetrics, listFeeds, loadContracts, metricsText, modelMetrics } from '@wherefore/engine';
import type { FastifyInstance } from 'fastify';
import type { Parts } from '../graphql/context.js';
import { isBearer } from './bearer-token.js';

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/**
 * `GET /metrics`: this process, feeds, backlog and versions for Prometheus. With a token for those who send it, from anywhere; without
 * one for this machine only. While the graph or Redis does not answer, it tells what it can: that is when it is looked at.
 */
export function registerMetrics(app: FastifyInstance, parts: Parts, token: string): void {
  app.get('/metrics', async (request, reply) => {
    const mayRead = token === '' ? LOOPBACK.has(request.ip) : isBearer(request.headers.authorization, token);
    if (!mayRead) throw new WhereforeError('UNAUTHENTICATED', 'Send "Authorization: Bearer <metrics token>"');
    const texts = await Promise.all([parts.meters.text(), shopMetrics(parts, new Date())]);
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(texts.join(''));
  });
}

/** What all processes share; nothing while it cannot be read. */
async function shopMetrics({ desk: { graph }, queue }: Parts, now: Date): Promise<string> {
  try {
    const contracts = await loadContracts(graph);
    const [feeds, backlog, models, drift] = await Promise.all([
      listFeeds(queue, contracts, now),
      queue.backlog.read(now),
      modelMetrics({ graph, queue }, now),
      driftMetrics(queue.tallies),
    ]);
    return metricsText(feeds, backlog) + models + drift;
  } catch (error) {
    if (error instanceof WhereforeError && error.code === 'UNAVAILABLE') return `# ${error.message}\n`;
    throw error;
  }
}
