import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type ApplyResult, type Batch, Event, type EventInput } from '@wherefore/contracts';
import {
  announceChanges,
  applyBatch,
  createKeyring,
  type Desk,
  type Keyring,
  openDesk,
} from '@wherefore/engine';
import { connectGraph, type Graph, type GraphOptions, migrate } from '@wherefore/graph';
import { type EventLog, openLog } from '@wherefore/log';
import { openQueue, type QueueDoor } from '@wherefore/queue';
import { borrowNeo4j, startThrowawayRedis } from '@wherefore/testkit';
import { bePatient } from './be-patient.js';

/** A real graph that holds nothing but patient placements, Redis and log, the way in that the worker uses, and a desk where offers are decided. */
export interface World {
  readonly graph: Graph;
  readonly log: EventLog;
  readonly keyring: Keyring;
  readonly queue: QueueDoor;
  readonly desk: Desk;
  readonly redisUrl: string;
  /** How to sign in to its Neo4j. */
  readonly access: Pick<GraphOptions, 'uri' | 'user' | 'password'>;
  /** The process of Neo4j, for those who freeze it. */
  readonly neo4jPid: number;
  /** The log's folder. */
  readonly directory: string;
  /** Batches that wait: none, because they are applied at once. */
  readonly waiting: () => Promise<Batch | null>;
  /** Applies events as one batch; `batch` and `guard` as a feed would send them. */
  apply(events: readonly EventInput[], batch?: Partial<Batch>): Promise<ApplyResult>;
  /** First value of the first row. */
  value(cypher: string, parameters?: Record<string, unknown>): Promise<unknown>;
  close(): Promise<void>;
}

let batches = 0;

export async function openWorld(): Promise<World> {
  const [neo4j, redis] = await Promise.all([borrowNeo4j(), startThrowawayRedis()]);
  const queue = await openQueue(redis.url);
  const directory = await mkdtemp(path.join(os.tmpdir(), 'wherefore-test-log-'));
  const access = { uri: neo4j.boltUrl, user: neo4j.user, password: neo4j.password };
  const graph = connectGraph(access);
  await migrate(graph, new Date());
  await bePatient({ graph, announce: () => queue.live.touch({ knowledge: true }) });
  const log = await openLog({ directory });
  const waiting = (): Promise<Batch | null> => Promise.resolve(null);
  const keyring = createKeyring('a master key for tests, 32 characters or more');
  return {
    graph,
    log,
    keyring,
    queue,
    redisUrl: redis.url,
    access,
    neo4jPid: neo4j.pid,
    directory,
    waiting,
    desk: openDesk({ graph, keyring, live: queue.live, consentDefault: true }),
    async apply(events, given = {}) {
      batches += 1;
      const batch: Batch = {
        id: `test:${batches}`,
        source: 'test',
        receivedAt: '2026-11-01T00:00:00.000Z',
        guard: 'event',
        events: events.map((event) => Event.parse(event)),
        rejects: [],
        ...given,
      };
      const announce = (applied: readonly Batch[]) =>
        announceChanges({ graph, live: queue.live, keyring }, applied);
      return applyBatch({ graph, log, keyring, announce, waiting }, batch);
    },
    async value(cypher, parameters = {}) {
      const [row] = await graph.runText(cypher, parameters);
      return row === undefined ? undefined : Object.values(row)[0];
    },
    async close() {
      await queue.close();
      await log.close();
      await graph.close();
      neo4j.giveBack();
      await redis.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
