import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type ApplyResult, type Batch, Event, type EventInput } from '@wherefore/contracts';
import { applyBatch, createKeyring, type Keyring } from '@wherefore/engine';
import { connectGraph, type Graph, migrate } from '@wherefore/graph';
import { type EventLog, openLog } from '@wherefore/log';
import { startThrowawayNeo4j } from '@wherefore/testkit';

/** A real, empty graph and log, and the way in that the worker uses. */
export interface World {
  readonly graph: Graph;
  readonly log: EventLog;
  readonly keyring: Keyring;
  readonly consentDefault: boolean;
  /** Applies events as one batch; `batch` and `guard` as a feed would send them. */
  apply(events: readonly EventInput[], batch?: Partial<Batch>): Promise<ApplyResult>;
  /** First value of the first row. */
  value(cypher: string, parameters?: Record<string, unknown>): Promise<unknown>;
  close(): Promise<void>;
}

let batches = 0;

export async function openWorld(): Promise<World> {
  const neo4j = await startThrowawayNeo4j();
  const directory = await mkdtemp(path.join(os.tmpdir(), 'wherefore-test-log-'));
  const graph = connectGraph({ uri: neo4j.boltUrl, user: neo4j.user, password: neo4j.password });
  await migrate(graph, new Date());
  const log = await openLog({ directory });
  const keyring = createKeyring('a master key for tests, 32 characters or more');
  return {
    graph,
    log,
    keyring,
    consentDefault: true,
    apply(events, batch = {}) {
      batches += 1;
      return applyBatch(
        { graph, log, keyring },
        {
          id: `test:${batches}`,
          source: 'test',
          receivedAt: '2026-11-01T00:00:00.000Z',
          guard: 'event',
          events: events.map((event) => Event.parse(event)),
          rejects: [],
          ...batch,
        },
      );
    },
    async value(cypher, parameters = {}) {
      const [row] = await graph.runText(cypher, parameters);
      return row === undefined ? undefined : Object.values(row)[0];
    },
    async close() {
      await log.close();
      await graph.close();
      await neo4j.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
