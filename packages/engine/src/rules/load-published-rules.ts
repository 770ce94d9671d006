import { NO_RULES, type RuleSet } from '@wherefore/contracts';
import { type Graph, loadPublishedRuleSet } from '@wherefore/graph';
import { readRuleSet } from './read-version.js';

/** The rules that offers are decided with; version 0, the empty set, where none were published. */
export async function loadPublishedRules(graph: Pick<Graph, 'read'>): Promise<RuleSet> {
  const [row] = await graph.read(loadPublishedRuleSet, {});
  return row === undefined ? NO_RULES : readRuleSet(row);
}
