import { WhereforeError } from '@wherefore/contracts';
import type { RuleInput } from './rule.js';
import type { RuleAction } from './rule-action.js';
import type { RuleCondition } from './rule-condition.js';

/** Rules as a client sent them, in the shape of the contract, which checks them. Throws BAD_INPUT. */
export function fromRuleInput(input: RuleInput, author: string): unknown {
  const { id, name, when, then, owner, reason, startsAt, expiresAt } = input;
  return {
    id,
    name,
    when: when.map((condition) => fromCondition(condition, id)),
    then: fromAction(then, id),
    owner: owner ?? author,
    reason,
    ...(startsAt ? { startsAt: startsAt.toISOString() } : {}),
    expiresAt: expiresAt.toISOString(),
  };
}

const NAMES: Readonly<Record<string, string>> = {
  visitorAttribute: 'customer-attribute',
  cartHolds: 'cart-holds',
};

function fromCondition({ not, ...tests }: RuleCondition, rule: string): unknown {
  const [field, value] = onlyOne(tests, `${rule}: a condition gives exactly one field besides not`);
  const on = NAMES[field] ?? field;
  return Array.isArray(value) ? { on, is: value, not } : { on, ...given(value as object), not };
}

function fromAction(action: RuleAction, rule: string): unknown {
  const { exclude, include, ...rest } = action;
  const flags = { exclude: exclude === true ? {} : null, include: include === true ? {} : null };
  const [field, value] = onlyOne({ ...rest, ...flags }, `${rule}: an action gives exactly one field`);
  switch (field) {
    case 'pin':
      return { do: field, position: value };
    case 'boost':
    case 'bury':
      return { do: field, factor: value };
    case 'discount':
      return { do: field, percent: value };
    default:
      return { do: field, ...given(value as object) };
  }
}

function onlyOne(fields: object, otherwise: string): [string, unknown] {
  const [first, ...others] = Object.entries(fields).filter(
    ([, value]) => value !== null && value !== undefined,
  );
  if (first === undefined || others.length > 0) throw new WhereforeError('BAD_INPUT', otherwise);
  return first;
}

/** GraphQL's null means "not given" to us; dates become text. */
const given = (value: object): object =>
  Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null && inner !== undefined)
      .map(([key, inner]) => [key, inner instanceof Date ? inner.toISOString() : (inner as unknown)]),
  );
