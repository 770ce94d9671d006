import path from 'node:path';
import { parseConfig } from '@wherefore/config';
import { messageOf } from '@wherefore/contracts';
import { createKeyring } from '@wherefore/engine';
import { connectGraph } from '@wherefore/graph';
import { createLogger } from '@wherefore/observe';
import { openQueue } from '@wherefore/queue';
import { buildServer } from './build-server.js';

async function main(): Promise<void> {
  const config = parseConfig(process.env);
  const logger = createLogger('api', config.WHEREFORE_LOG_LEVEL);
  const graph = connectGraph({
    uri: config.NEO4J_URI,
    user: config.NEO4J_USER,
    password: config.NEO4J_PASSWORD,
    poolSize: 40,
  });
  await graph.verify();
  const queue = await openQueue(config.REDIS_URL);
  await queue.assertDurable();
  const parts = {
    graph,
    queue,
    keyring: createKeyring(config.WHEREFORE_SECRET),
    consentDefault: config.WHEREFORE_CONSENT_DEFAULT === 'granted',
  };
  const consoleRoot = path.resolve(__dirname, '../../console/dist');
  const app = await buildServer(parts, { config, logger, consoleRoot });
  await app.listen({ host: config.WHEREFORE_HOST, port: config.WHEREFORE_PORT });
  process.send?.({ ready: true });

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await app.close();
    await queue.close();
    await graph.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(signal, () => void stop());
}

main().catch((error: unknown) => {
  process.stderr.write(`The API could not start: ${messageOf(error)}\n`);
  process.exit(1);
});
