import { EVIDENCE_SOURCES } from '@wherefore/contracts';
import type { Graph } from '@wherefore/graph';
import { cypher } from '../stack/cypher.js';

/** What is wrong with a version; `throws` and `slow` are done to it by {@link file://./faulty-api.ts}, by its name. */
export const FAULTS = ['throws', 'slow', 'empty', 'same', 'good'] as const;
export type Fault = (typeof FAULTS)[number];
export const versionOf = (fault: Fault): string => `m-${fault}`;

/** Registers a version that passes every check and is bad all the same; what can be wrong in a graph is wrong in it. */
export async function craftVersion(graph: Graph, fault: Fault): Promise<string> {
  const id = versionOf(fault);
  const epoch = `e-${fault}`;
  const [row] = await graph.runText(cypher('craft-version'), { id, epoch, why: `a model that is ${fault}` });
  await graph.runText(cypher('copy-edges'), { current: row?.['current'], epoch });
  if (fault === 'empty') await graph.runText(cypher('spoil-empty'), { epoch });
  if (fault === 'same') await graph.runText(cypher('spoil-same'), { epoch, coefficients: onlySegments() });
  return id;
}

const onlySegments = (): string =>
  JSON.stringify(
    Object.fromEntries(EVIDENCE_SOURCES.map((source) => [source, source === 'segment' ? 1 : 0])),
  );
