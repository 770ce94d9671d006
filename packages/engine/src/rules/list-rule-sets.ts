import type { RuleSetVersion } from '@wherefore/contracts';
import { type Graph, listRuleSetVersions } from '@wherefore/graph';
import { readVersion } from './read-version.js';

export interface RuleSetPage {
  /** How many, at most. */
  readonly first: number;
  /** Only versions older than this one. */
  readonly before?: number | null;
}

/** Versions of the rules, newest first. */
export async function listRuleSets(
  graph: Pick<Graph, 'read'>,
  { first, before }: RuleSetPage,
): Promise<readonly RuleSetVersion[]> {
  const rows = await graph.read(listRuleSetVersions, {
    before: before ?? Number.MAX_SAFE_INTEGER,
    limit: first,
  });
  return rows.map(readVersion);
}
