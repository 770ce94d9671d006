import { NO_RULES } from '@wherefore/contracts';
import { publishRuleSet, retirePublishedRules } from '@wherefore/graph';
import type { RulesLedger } from './change-rules.js';

/** Makes a version the published one, in the transaction of the ledger; version 0 leaves none. */
export async function pointToRules(
  { tx, at, published, audit }: RulesLedger,
  version: number,
  { what, by }: { readonly what: string; readonly by: string },
): Promise<void> {
  await tx.run(retirePublishedRules, {});
  if (version !== NO_RULES.version) await tx.run(publishRuleSet, { version, by, at });
  await audit(what, { published }, { published: version });
}
