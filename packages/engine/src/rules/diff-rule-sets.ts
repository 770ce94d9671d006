import { accepted, NO_RULES, refused, type Result, type RuleDiff, type RuleSet } from '@wherefore/contracts';
import { diffRules } from '@wherefore/governance';
import type { Graph } from '@wherefore/graph';
import { loadRuleSet } from './load-rule-set.js';
import { type RulesRefused, unknownVersion } from './rules-refused.js';

/** What differs between two versions; version 0 is the empty set. */
export async function diffRuleSets(
  graph: Pick<Graph, 'read'>,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<Result<RuleDiff, RulesRefused>> {
  const [before, after] = await Promise.all([rulesOf(graph, from), rulesOf(graph, to)]);
  if (before === null) return refused(unknownVersion(from));
  if (after === null) return refused(unknownVersion(to));
  return accepted(diffRules(before.rules, after.rules));
}

const rulesOf = (graph: Pick<Graph, 'read'>, version: number): Promise<RuleSet | null> =>
  version === NO_RULES.version ? Promise.resolve(NO_RULES) : loadRuleSet(graph, version);
