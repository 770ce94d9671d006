import type { Rule, RuleFinding } from '@wherefore/contracts';
import { namesOf } from '../compile-rules.js';
import { contradictionIn, isImplied } from './contradiction-in.js';
import { demandsOf, windowOf } from './dimension.js';
import type { RuleKnowledge } from './knowledge.js';

/** Rules that can do nothing: run out, never true, or always overruled by an exclusion. */
export function findDead(rules: readonly Rule[], { at }: RuleKnowledge): RuleFinding[] {
  const exclusions = rules.filter(({ then }) => then.do === 'exclude');
  return rules.flatMap((rule) => {
    const dead = whyDead(rule, at) ?? shadowOf(rule, exclusions);
    return dead === null ? [] : [dead];
  });
}

function whyDead(rule: Rule, at: string | undefined): RuleFinding | null {
  const say = (severity: RuleFinding['severity'], why: string): RuleFinding => ({
    severity,
    rules: [rule.id],
    message: `“${rule.name}” ${why}.`,
  });
  if (contradictionIn([windowOf(rule)]) !== null) return say('error', 'expires before it starts');
  const dimension = contradictionIn(demandsOf(rule));
  if (dimension !== null)
    return say('error', `can never act: its conditions on ${dimension} contradict one another`);
  if (at !== undefined && isOver(rule, at)) return say('warning', `has run out (${rule.expiresAt})`);
  if (rule.then.do === 'include' && namesOf(rule).length === 0)
    return say('warning', 'does nothing: an inclusion acts on the products it names, and it names none');
  if (rule.then.do === 'require' && rule.then.margin === undefined && rule.then.propensity === undefined)
    return say('warning', 'does nothing: it requires neither a margin nor a propensity');
  return null;
}

/** Over for good: its own time has passed, or that of its conditions. */
const isOver = (rule: Rule, at: string): boolean =>
  contradictionIn([...demandsOf(rule), { on: 'date', from: at, not: false }]) !== null;

function shadowOf(rule: Rule, exclusions: readonly Rule[]): RuleFinding | null {
  if (rule.then.do === 'pin') return null;
  const demands = demandsOf(rule);
  const shadow = exclusions.find(
    (other) =>
      other.id !== rule.id &&
      demandsOf(other).every((condition) => isImplied(condition, demands)) &&
      (rule.then.do !== 'exclude' || comesFirst(other, rule)),
  );
  if (shadow === undefined) return null;
  const message = `“${rule.name}” can do nothing: “${shadow.name}” excludes everything it is about.`;
  return { severity: 'warning', rules: [rule.id, shadow.id], message };
}

/** Of two exclusions of the same products only the later one by id is the superfluous one. */
function comesFirst(other: Rule, rule: Rule): boolean {
  const demands = demandsOf(other);
  const same = demandsOf(rule).every((condition) => isImplied(condition, demands));
  return !same || other.id < rule.id;
}
