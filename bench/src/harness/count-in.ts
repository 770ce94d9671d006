import type { Graph } from '@wherefore/graph';
import { cypher } from '../stack/cypher.js';

/** The number that a statement of `bench/cypher` returns as `n`. */
export async function countIn(
  graph: Graph,
  name: string,
  parameters: Record<string, unknown> = {},
): Promise<number> {
  const [row] = await graph.runText(cypher(name), parameters);
  return Number(row?.['n']);
}
