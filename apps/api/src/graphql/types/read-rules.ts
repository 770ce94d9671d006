import { refused, type Result, type Rule } from '@wherefore/contracts';
import { malformed, parseRules, type RulesRefused as Refusal } from '@wherefore/engine';
import { fromRuleInput } from './from-rule-input.js';
import type { RuleInput } from './rule.js';
import type { RuleFinding, RulesRefused } from './rules-result.js';

/** Rules as a client sent them; those without an owner are the author's. */
export function readRules(inputs: RuleInput[], author: string): Result<readonly Rule[], Refusal> {
  const read = inputs.map((input) => fromRuleInput(input, author));
  const unclear = read.flatMap((one) => (one.ok ? [] : [one.refusal]));
  return unclear.length > 0
    ? refused(malformed(unclear))
    : parseRules(read.map((one) => one.ok && one.value));
}

export const toFindings = (findings: Refusal['findings']): RuleFinding[] =>
  findings.map(({ severity, rules, message }) => ({ severity, rules: [...rules], message }));

export const toRefused = ({ code, message, findings }: Refusal): RulesRefused => ({
  code,
  message,
  findings: toFindings(findings),
});
