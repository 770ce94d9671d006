import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { admitRecords, createKeyring, type ImportPart, importStream, stateHash } from '@wherefore/engine';
import { connectGraph, type Graph, migrate } from '@wherefore/graph';
import { openLog } from '@wherefore/log';
import { openQueue, type QueueDoor } from '@wherefore/queue';
import { borrowNeo4j, SERVER_START_TIMEOUT_MS, startThrowawayRedis } from '@wherefore/testkit';
import { killWorker, SECRET, startWorker, workerEnvironment } from './support/worker-process.js';

const EVENTS = 12_000;

/** Orders, views and products of a small shop, the same every time. */
function* events(): Generator<unknown> {
  for (let n = 0; n < EVENTS; n += 1) {
    const customer = `c${n % 97}`;
    const product = `p${(n * 7) % 211}`;
    const at = new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString();
    const envelope = { id: `e${n}`, source: 'test', occurredAt: at };
    if (n % 3 === 0) {
      const lines = [
        { product, quantity: 1, amount: 1.1 },
        { product: `p${(n * 13) % 211}`, quantity: 2, amount: 2.2 },
      ];
      yield { ...envelope, type: 'order.placed', payload: { order: `o${n}`, customer, lines } };
    } else if (n % 3 === 1) yield { ...envelope, type: 'product.viewed', payload: { product, customer } };
    else if (n % 50 === 2) yield { ...envelope, type: 'product.viewed', payload: { customer } };
    else yield { ...envelope, type: 'price.changed', payload: { product, price: n % 90 } };
  }
}

function* parts(): Generator<ImportPart> {
  let raw: unknown[] = [];
  for (const value of events()) {
    raw.push(value);
    if (raw.length < 100) continue;
    yield {
      records: raw.length,
      skipped: 0,
      ...admitRecords(raw.map((one, at) => ({ source: 'test', position: `row ${at}`, value: one }))),
    };
    raw = [];
  }
}

/** One graph, queue and log with a worker process that can be killed and started. */
class Stack {
  private worker: ChildProcess | null = null;
  kills = 0;

  constructor(
    readonly graph: Graph,
    readonly queue: QueueDoor,
    private readonly environment: Record<string, string>,
  ) {}

  async start(): Promise<void> {
    this.worker = await startWorker(this.environment);
  }

  async kill(): Promise<void> {
    const { worker } = this;
    if (worker === null) return;
    this.worker = null;
    this.kills += 1;
    await killWorker(worker);
  }

  import() {
    return importStream(
      { graph: this.graph, queue: this.queue, keyring: createKeyring(SECRET) },
      { key: 'kill', source: 'test', parts: parts() },
      () => undefined,
    );
  }
}

async function withStack<T>(work: (stack: Stack) => Promise<T>): Promise<T> {
  const [neo4j, redis] = await Promise.all([borrowNeo4j(), startThrowawayRedis()]);
  const directory = await mkdtemp(path.join(os.tmpdir(), 'wherefore-test-log-'));
  const graph = connectGraph({ uri: neo4j.boltUrl, user: neo4j.user, password: neo4j.password });
  const queue = await openQueue(redis.url);
  await migrate(graph, new Date());
  const stack = new Stack(graph, queue, workerEnvironment(neo4j, redis, directory));
  try {
    await stack.start();
    return await work(stack);
  } finally {
    await stack.kill();
    await queue.close();
    await graph.close();
    neo4j.giveBack();
    await redis.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

/** A hash of what the graph holds, and of what it holds back. */
async function hashOf(graph: Graph): Promise<string> {
  const quarantine = await graph.runText(
    'MATCH (q:Quarantine) RETURN q.id AS id, q.count AS count, q.reason AS reason ORDER BY id',
  );
  return `${(await stateHash(graph)).hash} ${JSON.stringify(quarantine)}`;
}

const logged = async (stack: Stack): Promise<number> => {
  const log = await openLog({
    directory:
      (stack as unknown as { environment: Record<string, string> }).environment['WHEREFORE_LOG_DIR'] ?? '',
  });
  const { byType } = await log.counts();
  await log.close();
  return Object.values(byType).reduce((sum: number, count) => sum + Number(count), 0);
};

describe('kill -9 of the worker in the middle of an import', () => {
  it(
    'ends in the graph and log of an undisturbed run; importing again changes nothing',
    async () => {
      const undisturbed = await withStack(async (stack) => {
        const report = await stack.import();
        expect(report.records).toBe(EVENTS);
        expect(report.applied + report.quarantined).toBe(EVENTS);
        expect(report.quarantined).toBeGreaterThan(50);
        const hash = await hashOf(stack.graph);
        const again = await stack.import();
        expect(again.chunksKnown).toBe(again.chunks);
        expect(await hashOf(stack.graph)).toBe(hash);
        return { hash, logged: await logged(stack) };
      });
      const disturbed = await withStack(async (stack) => {
        let done = false;
        const importing = stack.import().finally(() => {
          done = true;
        });
        for (let seen = 0; !done && stack.kills < 4;) {
          const [row] = await stack.graph.runText(
            "MATCH (i:Inbox {import: 'kill'}) RETURN count(i) AS chunks",
          );
          const chunks = Number(row?.['chunks']);
          if (chunks <= seen) continue;
          seen = chunks;
          await stack.kill();
          await stack.start();
        }
        await importing;
        expect(stack.kills).toBeGreaterThanOrEqual(1);
        return { hash: await hashOf(stack.graph), logged: await logged(stack) };
      });
      expect(disturbed).toEqual(undisturbed);
    },
    SERVER_START_TIMEOUT_MS,
  );
});
