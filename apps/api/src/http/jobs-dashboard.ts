import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import type { FastifyInstance } from 'fastify';
import type { Parts } from '../graphql/context.js';

export const JOBS_PATH = '/jobs';

/** The dashboard's own page asks another host for a font. Ours ask nobody: it is shown in what the machine has. */
const FOREIGN_LINK = /<link\b[^>]*href="https?:[^>]*>\s*/g;

/** The job dashboard at `/jobs`. Jobs carry ids only, so nothing personal is on it. */
export async function registerJobs(app: FastifyInstance, { queue }: Parts): Promise<void> {
  const adapter = new FastifyAdapter();
  adapter.setBasePath(JOBS_PATH);
  createBullBoard({
    queues: Object.values(queue.queues).map((one) => new BullMQAdapter(one)),
    serverAdapter: adapter,
    options: { uiConfig: { boardTitle: 'Wherefore jobs' } },
  });
  await app.register(async (inner) => {
    inner.addHook('onSend', async (_, reply, payload) => {
      const isPage = String(reply.getHeader('content-type')).startsWith('text/html');
      return isPage && typeof payload === 'string' ? payload.replaceAll(FOREIGN_LINK, '') : payload;
    });
    await inner.register(adapter.registerPlugin(), { prefix: JOBS_PATH });
  });
}
