import { messageOf } from '@wherefore/contracts';
import { ping } from '@wherefore/graph';
import type { FastifyInstance } from 'fastify';
import type { Parts } from '../graphql/context.js';

/** `/livez`: the process answers. `/readyz`: graph and queue answer too; 503 names what does not. */
export function registerHealth(app: FastifyInstance, { graph, queue }: Parts): void {
  app.get('/livez', () => ({ status: 'ok' }));
  app.get('/readyz', async (_, reply) => {
    const checks = await Promise.all([check('graph', graph.read(ping, {})), check('queue', queue.ping())]);
    const ready = checks.every(({ ok }) => ok);
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready', checks });
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
