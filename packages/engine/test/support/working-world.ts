import { createHash } from 'node:crypto';
import type { Batch } from '@wherefore/contracts';
import {
  announceChanges,
  applyBatches,
  gateBatch,
  holdBatch,
  openBatch,
  openContractShelf,
  type ReconcileParts,
} from '@wherefore/engine';
import { openLease, openSourceQueue, startApplyWorker } from '@wherefore/queue';
import { openWorld, type World } from './world.js';

/** A world whose queue is worked off, and what reading a provider needs. */
export interface WorkingWorld extends World {
  readonly parts: ReconcileParts;
  /** Batches that the worker was given so far. */
  applied(): number;
  /** A hash of everything in the graph but how far sources have been read. */
  state(): Promise<string>;
}

export async function openWorkingWorld(): Promise<WorkingWorld> {
  const world = await openWorld();
  const { graph, log, keyring, queue, redisUrl } = world;
  const sourceQueue = await openSourceQueue(redisUrl);
  const failures: Error[] = [];
  let applied = 0;
  const worker = await startApplyWorker({
    url: redisUrl,
    concurrency: 2,
    async apply(sealed) {
      applied += sealed.length;
      const contracts = openContractShelf(graph);
      const batches: Batch[] = [];
      for (const one of sealed) {
        const { batch, hold } = await gateBatch({ graph, contracts }, openBatch(keyring, one), new Date());
        if (hold === null) batches.push(batch);
        else await holdBatch({ graph, keyring }, batch, hold);
      }
      if (batches.length === 0) return;
      const announce = () => announceChanges({ graph, live: queue.live, keyring }, batches);
      const waiting = async (id: string) => {
        const found = await queue.waiting(id);
        return found === null ? null : openBatch(keyring, found);
      };
      await applyBatches({ graph, log, keyring, announce, waiting }, batches);
    },
    applyAlone: () => Promise.reject(new Error('nothing is suspicious here')),
    onFailed: (_, error) => failures.push(error),
    onError: (error) => failures.push(error),
  });
  return {
    ...world,
    parts: { graph, queue, keyring, sourceQueue, lease: (name) => openLease(redisUrl, name) },
    applied: () => applied,
    async state() {
      const nodes = await graph.runText(
        'MATCH (n) WHERE NOT n:Source RETURN labels(n) AS labels, properties(n) AS properties',
      );
      const links = await graph.runText(
        'MATCH (a)-[r]->(b) RETURN elementId(a) AS a, type(r) AS type, elementId(b) AS b, properties(r) AS properties',
      );
      const lines = [...nodes, ...links].map((row) => JSON.stringify(row)).sort();
      return createHash('sha256').update(lines.join('\n')).digest('hex');
    },
    async close() {
      await worker.close();
      await sourceQueue.close();
      await world.close();
      if (failures.length > 0) throw failures[0];
    },
  };
}
