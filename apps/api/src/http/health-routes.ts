import { messageOf } from '@wherefore/contracts';
import { ping } from '@wherefore/graph';
import type { FastifyInstance } from 'fastify';
import type { Parts } from '../graphql/context.js';

/**
 * `/livez`: the process answers. `/readyz`: it can decide offers. While the graph does not answer, it can from what was read before: 200,
 * "degraded". 503 names what does not answer.
 */
export function registerHealth(app: FastifyInstance, { desk, queue }: Parts): void {
  app.get('/livez', () => ({ status: 'ok' }));
  app.get('/readyz', async (_, reply) => {
    const [graph, redis, knowledge] = await Promise.all([
      check('graph', desk.graph.read(ping, {})),
      check('queue', queue.ping()),
      check('knowledge', desk.knowledge()),
    ]);
    const decides = redis.ok && knowledge.ok;
    const status = decides ? (graph.ok ? 'ready' : 'degraded') : 'not ready';
    return reply.code(decides ? 200 : 503).send({ status, checks: [graph, redis] });
  });
}

async function check(
  name: string,
  probe: Promise<unknown>,
): Promise<{ name: string; ok: boolean; reason?: string }> {
  try {
    await probe;
    return { name, ok: true };
  } catch (error) {
    return { name, ok: false, reason: messageOf(error) };
  }
}
