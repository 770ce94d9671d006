import type { EvidenceSource } from '@wherefore/contracts';
import { countStructure, type Graph } from '@wherefore/graph';
import type { ChangeBook } from './change-book.js';

/** Sources that follow relationships of which the graph has none, as of a state of the change book. */
export interface UnusedSources {
  readonly sources: ReadonlySet<EvidenceSource>;
  readonly since: number;
}

/** Asks once instead of with every new anchor. It holds until somebody draws a relationship. */
export async function loadUnusedSources(graph: Graph, changes: ChangeBook): Promise<UnusedSources> {
  const since = changes.now();
  const [counts] = await graph.read(countStructure, {});
  const sources = new Set<EvidenceSource>();
  if (counts?.substitutes === 0) sources.add('substitutes');
  if (counts?.upgrades === 0) sources.add('upgrades');
  if (counts?.accessories === 0) sources.add('accessories');
  if (counts?.addOns === 0) sources.add('add-ons');
  return { sources, since };
}
