import type { RuleSetVersion } from '@wherefore/contracts';
import { type Graph, loadRuleSetVersion } from '@wherefore/graph';
import { readVersion } from './read-version.js';

/** One version of the rules with its history; null where there is none. */
export async function loadRuleSet(
  graph: Pick<Graph, 'read'>,
  version: number,
): Promise<RuleSetVersion | null> {
  const [row] = await graph.read(loadRuleSetVersion, { version });
  return row === undefined ? null : readVersion(row);
}
