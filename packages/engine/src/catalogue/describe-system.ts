import type { Epoch } from '@wherefore/contracts';
import {
  countGraph,
  countRelationships,
  type Graph,
  type RowOf,
  summariseQuarantine,
} from '@wherefore/graph';
import type { QueueCounts, QueueDoor } from '@wherefore/queue';
import { loadEpoch } from '../offers/load-epoch.js';

/** What the platform holds and how it does. */
export interface SystemState {
  readonly epoch: Epoch | null;
  readonly nodes: RowOf<typeof countGraph>[];
  readonly relationships: RowOf<typeof countRelationships>[];
  readonly quarantine: RowOf<typeof summariseQuarantine>[];
  readonly queue: QueueCounts;
}

export async function describeSystem({
  graph,
  queue,
}: {
  graph: Graph;
  queue: QueueDoor;
}): Promise<SystemState> {
  const [epoch, nodes, relationships, quarantine, counts] = await Promise.all([
    loadEpoch(graph),
    graph.read(countGraph, {}),
    graph.read(countRelationships, {}),
    graph.read(summariseQuarantine, {}),
    queue.counts(),
  ]);
  return { epoch, nodes, relationships, quarantine, queue: counts };
}
