import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import type { FastifyInstance } from 'fastify';
import type { Parts } from '../graphql/context.js';

/** The job dashboard at `/jobs`. Jobs carry ids only, so nothing personal is on it. */
export async function registerJobs(app: FastifyInstance, { queue }: Parts): Promise<void> {
  const adapter = new FastifyAdapter();
  adapter.setBasePath('/jobs');
  createBullBoard({
    queues: Object.values(queue.queues).map((one) => new BullMQAdapter(one)),
    serverAdapter: adapter,
    options: { uiConfig: { boardTitle: 'Wherefore jobs' } },
  });
  await app.register(adapter.registerPlugin(), { prefix: '/jobs' });
}
