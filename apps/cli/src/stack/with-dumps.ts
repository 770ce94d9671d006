import type { Config } from '@wherefore/config';
import { connectDump, type GraphDump } from '@wherefore/graph';
import { openQueueDump, type QueueDump } from '@wherefore/queue';

/** The doors through which all of graph and Redis goes out and in, for as long as `work` takes. */
export async function withDumps<T>(
  { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password, REDIS_URL }: Config,
  work: (dumps: { readonly dump: GraphDump; readonly redis: QueueDump }) => Promise<T>,
): Promise<T> {
  const redis = await openQueueDump(REDIS_URL);
  const dump = connectDump({ uri, user, password });
  try {
    return await work({ dump, redis });
  } finally {
    redis.close();
    await dump.close();
  }
}
