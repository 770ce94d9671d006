import type { RuleFinding, RuleSet, RuleSetVersion } from '@wherefore/contracts';
import { riskOf, type RuleChange, sentenceOf } from '@wherefore/engine';

/** A version on one line: number, state, how many rules, who, when, why. */
export function ruleSetLine({ version, state, rules, author, at, reason }: RuleSetVersion): string {
  const size = `${rules.length} rule${rules.length === 1 ? '' : 's'}`;
  return `${String(version).padStart(5)}  ${state.padEnd(9)}  ${size.padStart(9)}  ${minute(at)}  ${author}: ${reason}`;
}

/** Every rule of a set, two lines each. */
export function rulesText({ rules }: RuleSet): string {
  if (rules.length === 0) return 'No rules.';
  return rules
    .map((rule) => {
      const risk = riskOf(rule) === 'high' ? ' (high risk)' : '';
      return `${rule.id}: ${rule.name}${risk}, ${rule.owner}: ${rule.reason}\n    ${sentenceOf(rule)}`;
    })
    .join('\n');
}

export const findingLine = ({ severity, rules, message }: RuleFinding): string =>
  `${severity.padEnd(7)}  ${rules.join(', ')}: ${message}`;

export const ruleChangeLine = ({ at, who, what, before, after, why }: RuleChange): string =>
  `${minute(at)}  ${what.padEnd(15)}  ${who}: ${why ?? ''}  ${before ?? '-'} → ${after ?? '-'}`;

const minute = (at: string): string => at.slice(0, 16).replace('T', ' ');
