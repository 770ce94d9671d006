import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { BorrowedNeo4j, ThrowawayRedis } from '@wherefore/testkit';

export const SECRET = 'a master key for tests, 32 characters or more';

/** What leads a worker to the servers of a test. */
export const workerEnvironment = (
  neo4j: BorrowedNeo4j,
  redis: ThrowawayRedis,
  logDirectory: string,
): Record<string, string> => ({
  NEO4J_URI: neo4j.boltUrl,
  NEO4J_PASSWORD: neo4j.password,
  REDIS_URL: redis.url,
  WHEREFORE_SECRET: SECRET,
  WHEREFORE_FEED_TOKEN: 'a feed token for tests',
  WHEREFORE_LOG_DIR: logDirectory,
  WHEREFORE_LOG_LEVEL: 'silent',
});

/** A worker as it runs, ready to take batches. */
export async function startWorker(environment: Readonly<Record<string, string>>): Promise<ChildProcess> {
  const worker = fork(path.resolve(__dirname, '../../dist/main.js'), [], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await once(worker, 'message');
  return worker;
}

export async function killWorker(worker: ChildProcess): Promise<void> {
  worker.kill('SIGKILL');
  await once(worker, 'exit');
}
