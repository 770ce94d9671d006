import { Rules, type RuleSet, type RuleSetVersion, WhereforeError } from '@wherefore/contracts';
import type { loadRuleSetVersion, RowOf } from '@wherefore/graph';

/** A version as the graph has it. Throws INTERNAL when it holds what this version of the product cannot read. */
export function readVersion(row: RowOf<typeof loadRuleSetVersion>): RuleSetVersion {
  return { ...row, ...readRuleSet(row) };
}

/** Rules that cannot be read are never passed over: an exclusion that is not understood must not become an offer. */
export function readRuleSet({
  version,
  rules,
}: {
  readonly version: number;
  readonly rules: string;
}): RuleSet {
  const parsed = Rules.safeParse(JSON.parse(rules));
  if (parsed.success) return { version, rules: parsed.data };
  throw new WhereforeError('INTERNAL', `Version ${version} of the rules cannot be read`, {
    cause: parsed.error,
  });
}
