import { accepted, refused, type Result } from '@wherefore/contracts';
import type { RuleInput } from './rule.js';
import type { RuleAction } from './rule-action.js';
import type { RuleCondition } from './rule-condition.js';

/** A rule as a client sent it, in the shape of the contract, which checks the rest; refused with what is not clear. */
export function fromRuleInput(input: RuleInput, author: string): Result<unknown, string> {
  const { id, name, owner, reason, startsAt, expiresAt } = input;
  const when = input.when.map(fromCondition);
  const then = fromAction(input.then);
  if (when.includes(null)) return refused(`${id}: a condition gives exactly one field besides not`);
  if (then === null) return refused(`${id}: an action gives exactly one field`);
  return accepted({
    id,
    name,
    when,
    then,
    owner: owner ?? author,
    reason,
    ...(startsAt ? { startsAt: startsAt.toISOString() } : {}),
    expiresAt: expiresAt.toISOString(),
  });
}

const NAMES: Readonly<Record<string, string>> = {
  visitorAttribute: 'customer-attribute',
  cartHolds: 'cart-holds',
};

function fromCondition({ not, ...tests }: RuleCondition): unknown {
  const only = onlyOne(tests);
  if (only === null) return null;
  const [field, value] = only;
  const on = NAMES[field] ?? field;
  return Array.isArray(value) ? { on, is: value, not } : { on, ...given(value as object), not };
}

function fromAction({ exclude, include, ...rest }: RuleAction): unknown {
  const flags = { exclude: exclude === true ? {} : null, include: include === true ? {} : null };
  const only = onlyOne({ ...rest, ...flags });
  if (only === null) return null;
  const [field, value] = only;
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

/** The one field that is given, with its value; null where none or several are. */
function onlyOne(fields: object): [string, unknown] | null {
  const [first, ...others] = Object.entries(fields).filter(
    ([, value]) => value !== null && value !== undefined,
  );
  return first === undefined || others.length > 0 ? null : first;
}

/** GraphQL's null means "not given" to us; dates become text. */
const given = (value: object): object =>
  Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null && inner !== undefined)
      .map(([key, inner]) => [key, inner instanceof Date ? inner.toISOString() : (inner as unknown)]),
  );
