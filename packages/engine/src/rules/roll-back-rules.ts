import {
  accepted,
  NO_RULES,
  refused,
  type Result,
  type RuleSet,
  type RuleSetVersion,
} from '@wherefore/contracts';
import { changeRules } from './change-rules.js';
import type { RulesMove } from './move-rules.js';
import { pointToRules } from './point-to-rules.js';
import type { PublishParts } from './publish-rules.js';
import { neverPublished, type RulesRefused, unknownVersion } from './rules-refused.js';

/**
 * Goes back to a version that was published before, at once; version 0 goes back to no rules. One person may, because
 * what comes back was approved in its time. Going back to what is published only announces it again.
 */
export async function rollBackRules(
  { graph, announce }: PublishParts,
  { version, who, why }: RulesMove,
  now: Date,
): Promise<Result<RuleSet | RuleSetVersion, RulesRefused>> {
  const back = await changeRules<RuleSet | RuleSetVersion>(graph, { who, why, now }, async (ledger) => {
    const set = version === NO_RULES.version ? NO_RULES : await ledger.load(version);
    if (set === null) return refused(unknownVersion(version));
    if ('publishedAt' in set && set.publishedAt === null) return refused(neverPublished(version));
    if (ledger.published !== version)
      await pointToRules(ledger, version, { what: 'rules.roll-back', by: who });
    if (!('state' in set) || ledger.published === version) return accepted(set);
    return accepted({ ...set, state: 'published' as const, publishedBy: who, publishedAt: ledger.at });
  });
  if (back.ok) await announce();
  return back;
}
