import type { Rule, RuleFinding } from '@wherefore/contracts';
import { findConflicts } from './find-conflicts.js';
import { findDead } from './find-dead.js';
import { findStrangers } from './find-strangers.js';
import type { RuleKnowledge } from './knowledge.js';

/**
 * What is wrong with a set of rules: errors are contradictions that nobody can have meant and keep a set from being
 * saved; warnings are what may be meant, such as rules that have run out. Errors first, otherwise in the order of rules.
 */
export function lintRules(
  set: { readonly rules: readonly Rule[] },
  knowledge: RuleKnowledge = {},
): RuleFinding[] {
  const findings = [
    ...findDead(set.rules, knowledge),
    ...findConflicts(set.rules, knowledge),
    ...findStrangers(set.rules, knowledge),
  ];
  return [...findings.filter(isError), ...findings.filter((one) => !isError(one))];
}

export const isError = ({ severity }: RuleFinding): boolean => severity === 'error';
