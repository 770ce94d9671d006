import { type Anchor, type Epoch, type EvidenceSource, messageOf } from '@wherefore/contracts';
import { anchorIds, type Found } from '@wherefore/evidence';
import { evidenceStatements, type Graph } from '@wherefore/graph';

export interface Gathered {
  readonly found: readonly Found[];
  /** Sources that failed or were too slow, with the reason: named in the answer, never silently missing. */
  readonly degraded: readonly string[];
}

export interface Search {
  readonly sources: readonly EvidenceSource[];
  readonly anchors: readonly Anchor[];
  readonly epoch: Epoch;
}

/** Asks every source for its evidence, side by side, a batch of anchors each. A broken source is left out and named. */
export async function gatherEvidence(graph: Graph, search: Search): Promise<Gathered> {
  const answers = await Promise.all(search.sources.map((source) => askSource(graph, source, search)));
  return {
    found: answers.flatMap((answer) => ('rows' in answer ? [answer] : [])),
    degraded: answers.flatMap((answer) =>
      'failure' in answer ? [`${answer.source}: ${answer.failure}`] : [],
    ),
  };
}

async function askSource(
  graph: Graph,
  source: EvidenceSource,
  { anchors, epoch }: Search,
): Promise<Found | { readonly source: EvidenceSource; readonly failure: string }> {
  const ids = anchorIds(source, anchors);
  if (ids.length === 0) return { source, rows: [] };
  try {
    return { source, rows: await graph.read(evidenceStatements[source], { anchors: ids, epoch: epoch.id }) };
  } catch (error) {
    return { source, failure: messageOf(error) };
  }
}
