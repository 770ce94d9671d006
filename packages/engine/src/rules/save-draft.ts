import { accepted, NO_RULES, refused, type Result, type Rule, type RuleFinding } from '@wherefore/contracts';
import { isError } from '@wherefore/governance';
import { createRuleSet, type Graph } from '@wherefore/graph';
import { changeRules, type RulesChange } from './change-rules.js';
import { checkRules } from './check-rules.js';
import { faulty, type RulesRefused, unknownVersion } from './rules-refused.js';

export interface RulesDraft extends RulesChange {
  /** All the rules of the set, changed or not. */
  readonly rules: readonly Rule[];
  /** The version that was published when the author began; the one that is published now, if left out. */
  readonly basedOn?: number | null;
}

export interface SavedDraft {
  readonly version: number;
  /** What looks wrong and did not keep it from being saved. */
  readonly warnings: readonly RuleFinding[];
}

/** Saves rules as a new version that nothing changes any more. Contradictions refuse it. */
export async function saveDraft(
  graph: Graph,
  { rules, who, why, basedOn }: RulesDraft,
  now: Date,
): Promise<Result<SavedDraft, RulesRefused>> {
  const findings = await checkRules(graph, rules, now);
  if (findings.some(isError)) return refused(faulty(findings));
  return changeRules(graph, { who, why, now }, async ({ tx, at, published, load, audit }) => {
    const base = basedOn ?? published;
    if (base !== NO_RULES.version && (await load(base)) === null) return refused(unknownVersion(base));
    const text = JSON.stringify(rules);
    const [row] = await tx.run(createRuleSet, { rules: text, author: who, reason: why, at, basedOn: base });
    const version = row?.version ?? NO_RULES.version;
    await audit('rules.save', null, { version, basedOn: base, state: 'draft', rules: rules.length });
    return accepted({ version, warnings: findings });
  });
}
