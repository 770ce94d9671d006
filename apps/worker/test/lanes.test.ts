import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Event, type EventInput } from '@wherefore/contracts';
import { acceptEvents, createKeyring, submitBatch } from '@wherefore/engine';
import { connectGraph, migrate } from '@wherefore/graph';
import { openQueue, PRIORITY } from '@wherefore/queue';
import { borrowNeo4j, SERVER_START_TIMEOUT_MS, startThrowawayRedis } from '@wherefore/testkit';
import { killWorker, SECRET, startWorker, workerEnvironment } from './support/worker-process.js';

const CHUNKS = 20;
const EVENTS = 1_500;

/** A chunk of an import: views, each of a customer and a product. */
const chunk = (number: number): Event[] =>
  Array.from({ length: EVENTS }, (_, n) =>
    Event.parse({
      id: `${number}-${n}`,
      source: 'files',
      type: 'product.viewed',
      occurredAt: '2026-01-01T00:00:00Z',
      payload: { product: `p${n % 700}`, customer: `c${(n * 31 + number) % 900}` },
    } satisfies EventInput),
  );

it(
  'applies a refusal of consent sent after twenty chunks of an import before the last of them',
  async () => {
    const [neo4j, redis] = await Promise.all([borrowNeo4j(), startThrowawayRedis()]);
    const directory = await mkdtemp(path.join(os.tmpdir(), 'wherefore-test-log-'));
    const graph = connectGraph({ uri: neo4j.boltUrl, user: neo4j.user, password: neo4j.password });
    const queue = await openQueue(redis.url);
    await migrate(graph, new Date());
    const parts = { queue, keyring: createKeyring(SECRET) };
    const ids = Array.from({ length: CHUNKS }, (_, number) => `import:lanes:${number}`);
    for (const [number, id] of ids.entries()) {
      const batch = {
        id,
        source: 'files',
        receivedAt: new Date().toISOString(),
        guard: 'batch' as const,
        events: chunk(number),
        rejects: [],
      };
      await submitBatch(parts, batch, PRIORITY.bulk);
    }
    const worker = await startWorker(workerEnvironment(neo4j, redis, directory));
    const consent = {
      id: 'consent',
      source: 'crm',
      type: 'consent.changed',
      occurredAt: '2026-01-01T00:00:00Z',
      payload: { customer: 'ann', purpose: 'personalisation', granted: false },
    };
    const { batch } = await acceptEvents(parts, [consent], new Date());
    for (let pending = 1; pending > 0;) pending = await queue.pending([batch]);
    expect(await queue.pending(ids)).toBeGreaterThan(2);
    const [row] = await graph.runText(
      "MATCH (:Customer {id: 'ann'})-[c:CONSENT]->() RETURN count(c) AS consents",
    );
    expect(row?.['consents']).toBe(1);

    await killWorker(worker);
    await queue.close();
    await graph.close();
    neo4j.giveBack();
    await redis.stop();
    await rm(directory, { recursive: true, force: true });
  },
  SERVER_START_TIMEOUT_MS,
);
