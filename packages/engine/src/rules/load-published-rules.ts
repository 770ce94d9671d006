import { NO_RULES, Rule, type RuleSet } from '@wherefore/contracts';
import { type Graph, loadPublishedRuleSet } from '@wherefore/graph';
import { z } from 'zod';

const rules = z.array(Rule);

/** The merchandisers' rules that offers are decided with; the empty set where none were ever published. */
export async function loadPublishedRules(graph: Graph): Promise<RuleSet> {
  const [row] = await graph.read(loadPublishedRuleSet, {});
  return row === undefined ? NO_RULES : { version: row.version, rules: rules.parse(JSON.parse(row.rules)) };
}
