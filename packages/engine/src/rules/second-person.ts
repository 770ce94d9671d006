import type { RuleSetVersion } from '@wherefore/contracts';
import { diffRules, riskyChanges } from '@wherefore/governance';
import type { RulesLedger } from './change-rules.js';
import { needsSecondPerson, type RulesRefused } from './rules-refused.js';

/**
 * Two people for what is risky: refused where a version changes high-risk rules, compared with what is published, and
 * the one who approves it is its author.
 */
export async function secondPersonMissing(
  set: RuleSetVersion,
  approver: string,
  { at, published, rulesOf }: Pick<RulesLedger, 'at' | 'published' | 'rulesOf'>,
): Promise<RulesRefused | null> {
  if (!isSamePerson(set.author, approver)) return null;
  const risky = riskyChanges(diffRules((await rulesOf(published)).rules, set.rules), at);
  return risky.length === 0 ? null : needsSecondPerson(set.version, risky);
}

const isSamePerson = (a: string, b: string): boolean => plainName(a) === plainName(b);
const plainName = (name: string): string => name.normalize('NFKC').trim().toLowerCase();
