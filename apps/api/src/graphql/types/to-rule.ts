import {
  type Action,
  type Condition,
  type Rule as RuleFacts,
  type RuleDiff as RuleDiffFacts,
  type RuleSet as RuleSetFacts,
  type RuleSetVersion,
} from '@wherefore/contracts';
import { describeDiff, riskOf, sentenceOf } from '@wherefore/engine';
import type { Rule } from './rule.js';
import type { RuleAction } from './rule-action.js';
import type { RuleCondition } from './rule-condition.js';
import type { RuleDiff, RuleSet } from './rule-set.js';

const dateOf = (text: string | null | undefined): Date | null => (text ? new Date(text) : null);

export function toRuleSet(set: RuleSetFacts | RuleSetVersion): RuleSet {
  const history =
    'state' in set
      ? { ...set, at: dateOf(set.at), publishedAt: dateOf(set.publishedAt) }
      : { ...NO_HISTORY, version: set.version };
  return { ...history, rules: set.rules.map(toRule) };
}

const NO_HISTORY = {
  state: 'published',
  author: null,
  reason: null,
  at: null,
  basedOn: null,
  approvedBy: null,
  publishedBy: null,
  publishedAt: null,
};

export function toRuleDiff(diff: RuleDiffFacts): RuleDiff {
  return {
    added: diff.added.map(toRule),
    removed: diff.removed.map(toRule),
    changed: diff.changed.map(({ before, after }) => ({ before: toRule(before), after: toRule(after) })),
    lines: describeDiff(diff),
  };
}

function toRule(rule: RuleFacts): Rule {
  const { id, name, when, then, owner, reason, startsAt, expiresAt } = rule;
  return {
    id,
    name,
    sentence: sentenceOf(rule),
    risk: riskOf(rule),
    when: when.map(toCondition),
    then: toAction(then),
    owner,
    reason,
    startsAt: dateOf(startsAt),
    expiresAt: new Date(expiresAt),
  };
}

function toCondition(condition: Condition): RuleCondition {
  const { not } = condition;
  switch (condition.on) {
    case 'customer-attribute':
      return { visitorAttribute: { name: condition.name, is: condition.is }, not };
    case 'attribute':
      return { attribute: { name: condition.name, is: condition.is }, not };
    case 'date':
      return { date: { from: dateOf(condition.from), to: dateOf(condition.to) }, not };
    case 'price':
    case 'margin':
    case 'stock':
      return { [condition.on]: { from: condition.from ?? null, to: condition.to ?? null }, not };
    case 'cart-holds':
      return { cartHolds: condition.is, not };
    default:
      return { [condition.on]: condition.is, not };
  }
}

function toAction(action: Action): RuleAction {
  switch (action.do) {
    case 'pin':
      return { pin: action.position };
    case 'boost':
    case 'bury':
      return { [action.do]: action.factor };
    case 'exclude':
    case 'include':
      return { [action.do]: true };
    case 'cap':
      return { cap: { times: action.times, days: action.days, per: action.per } };
    case 'discount':
      return { discount: action.percent };
    case 'require':
      return { require: { margin: action.margin ?? null, propensity: action.propensity ?? null } };
  }
}
