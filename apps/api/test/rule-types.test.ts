import { CHANNELS, INTENTS, Rule, type RuleInput } from '@wherefore/contracts';
import fc from 'fast-check';
import { fromRuleInput } from '../src/graphql/types/from-rule-input.js';
import type { RuleInput as Input } from '../src/graphql/types/rule.js';
import { toRuleSet } from '../src/graphql/types/to-rule.js';

const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 });
const scalars = fc.uniqueArray(fc.constantFrom<string | number | boolean>('red', 3, true), { minLength: 1 });
const figure = fc.option(fc.constantFrom(-0.5, 0, 0.25, 10), { nil: undefined });
const moment = fc.option(fc.constantFrom('2026-11-24T12:00:00.000Z', '2027-01-01T00:00:00.000Z'), {
  nil: undefined,
});
const on = <T extends string>(...names: T[]) => fc.constantFrom(...names);
const conditions = fc.oneof(
  fc.record({
    on: on('placement', 'segment', 'country', 'store', 'cart-holds', 'product', 'category', 'brand', 'kind'),
    is: ids,
  }),
  fc.record({ on: on('channel'), is: fc.subarray([...CHANNELS], { minLength: 1 }) }),
  fc.record({ on: on('intent'), is: fc.subarray([...INTENTS], { minLength: 1 }) }),
  fc.record({ on: on('customer-attribute', 'attribute'), name: fc.constant('tier'), is: scalars }),
  fc.record({ on: on('date'), from: moment, to: moment }),
  fc.record({ on: on('price', 'margin', 'stock'), from: figure, to: figure }),
);
const actions = fc.oneof(
  fc.record({ do: on('pin'), position: fc.integer({ min: 1, max: 100 }) }),
  fc.record({ do: on('boost'), factor: fc.constantFrom(1.5, 10) }),
  fc.record({ do: on('bury'), factor: fc.constantFrom(0.1, 0.9) }),
  fc.record({ do: on('exclude', 'include') }),
  fc.record({ do: on('cap'), times: fc.constant(2), days: fc.constant(7), per: on('product', 'rule') }),
  fc.record({ do: on('discount'), percent: fc.constantFrom(0.5, 90) }),
  fc.record({
    do: on('require'),
    margin: figure.map((one) => (one === 10 ? 1 : one)),
    propensity: fc.constantFrom(undefined, 0.2),
  }),
);

it('a rule that is read and sent back is the same rule', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(conditions, fc.boolean()), { maxLength: 4 }),
      actions,
      fc.tuple(moment, fc.constantFrom('2027-06-01T00:00:00.000Z')),
      (when, then, [startsAt, expiresAt]) => {
        const rule = Rule.parse({
          id: 'r',
          name: 'R',
          when: when.map(([condition, not]) => ({ ...condition, not })),
          then,
          owner: 'ada',
          reason: 'x',
          startsAt,
          expiresAt,
        } as RuleInput);
        const [shown] = toRuleSet({ version: 1, rules: [rule] }).rules;
        const sent = fromRuleInput(shown as unknown as Input, 'nobody');
        const back = Rule.parse(sent.ok && sent.value);
        expect(JSON.parse(JSON.stringify(back))).toEqual(JSON.parse(JSON.stringify(rule)));
      },
    ),
  );
});

it.each([
  ['no field of a condition', { when: [{ not: true }], then: { pin: 1 } }, 'a condition'],
  ['two fields of an action', { when: [], then: { pin: 1, boost: 2 } }, 'an action'],
  ['an action that is not to be done', { when: [], then: { exclude: false } }, 'an action'],
])('%s is refused', (_, given, what) => {
  const input = { id: 'r', name: 'R', reason: 'x', expiresAt: new Date(0), ...given };
  expect(fromRuleInput(input as Input, 'ada')).toEqual({
    ok: false,
    refusal: `r: ${what} gives exactly one field${what === 'a condition' ? ' besides not' : ''}`,
  });
});

it('a rule that names no owner is its author’s', () => {
  const input = { id: 'r', name: 'R', when: [], then: { pin: 1 }, reason: 'x', expiresAt: new Date(0) };
  expect(fromRuleInput(input, 'ada')).toMatchObject({ ok: true, value: { owner: 'ada' } });
});
