import { readValue, writeValue } from '../src/pages/rules-edit/attribute-value.js';
import { emptyRule, fromRule, gapIn, idOf, toInput } from '../src/pages/rules-edit/draft.js';
import { afterStep } from '../src/pages/rules-edit/use-draft.js';
import type { Rule, RuleAction, RuleCondition } from '../src/operations/rules.js';
import { addUp, effectsOf, NOTHING, productsOf } from '../src/rules/preview/add-up.js';
import type { RulesSimulation } from '../src/operations/rules-simulation.js';

const rule = (when: readonly RuleCondition[], then: RuleAction): Rule => ({
  id: 'acme-week',
  name: 'Acme week',
  sentence: '',
  risk: 'normal',
  owner: 'ada',
  reason: 'Acme pays.',
  startsAt: '2026-11-23T00:00:00.000Z',
  expiresAt: '2026-11-30T23:59:59.500Z',
  when,
  then,
});

const CONDITIONS: readonly RuleCondition[] = [
  { placement: ['home', 'cart'], not: false },
  { channel: ['email'], not: true },
  { segment: ['campers'], not: false },
  { country: ['DE'], not: false },
  { store: ['s1'], not: false },
  { visitorAttribute: { name: 'tier', is: ['gold', 3, true, '3'] }, not: false },
  { date: { from: '2026-11-01T00:00:00.000Z', to: null }, not: false },
  { cartHolds: ['tent'], not: true },
  { product: ['pegs'], not: false },
  { category: ['camping'], not: false },
  { brand: ['Acme'], not: false },
  { kind: ['good'], not: false },
  { attribute: { name: 'color', is: ['red'] }, not: false },
  { price: { from: 5, to: null }, not: false },
  { margin: { from: null, to: 0.2 }, not: false },
  { stock: { from: 0, to: 10 }, not: false },
  { intent: ['discover'], not: false },
];
const ACTIONS: readonly RuleAction[] = [
  { pin: 2 },
  { boost: 1.5 },
  { bury: 0.5 },
  { exclude: true },
  { include: true },
  { cap: { times: 3, days: 14, per: 'rule' } },
  { discount: 12.5 },
  { require: { margin: 0.2, propensity: null } },
];

describe('the form of a rule', () => {
  it.each(ACTIONS)('gives back every condition, and the action %j, as it was', (then) => {
    const whole = rule(CONDITIONS, then);
    const form = fromRule(whole);
    expect(gapIn(form)).toBeNull();
    const { sentence, risk, ...saved } = whole;
    expect([sentence, risk]).toEqual(['', 'normal']);
    expect(toInput(form)).toEqual(saved);
  });

  it('says what is missing until nothing is', () => {
    const form = emptyRule();
    expect(gapIn(form)).toBe('a name');
    const named = { ...form, name: 'Acme week', expiresAt: '2026-11-30T00:00', reason: 'Season' };
    expect(gapIn(named)).toBe('what “the placement” is about');
    expect(gapIn({ ...named, when: [] })).toBeNull();
  });

  it('makes ids of names, and free ones of copies', () => {
    expect(idOf('  Äcme, week 48! ')).toBe('a-cme-week-48');
    const rules = [fromRule(rule([], { pin: 1 }))];
    const key = rules[0]?.key ?? '';
    const twice = afterStep(afterStep(rules, { do: 'duplicate', key }), { do: 'duplicate', key });
    expect(twice.map(({ id }) => id)).toEqual(['acme-week', 'acme-week-3', 'acme-week-2']);
    const moved = afterStep(twice, { do: 'move', key, by: 1 });
    expect(moved.map(({ id }) => id)).toEqual(['acme-week-3', 'acme-week', 'acme-week-2']);
    expect(afterStep(moved, { do: 'remove', key })).toHaveLength(2);
  });

  it.each(['gold', '3', 3, true, 'true', ' ', '"'])(
    'keeps the value %j of an attribute what it is',
    (value) => {
      expect(readValue(writeValue(value))).toBe(value);
    },
  );
});

describe('slices of a preview', () => {
  const money = (revenue: number) => ({ revenue, margin: 0, value: 0 });
  const slice = (placement: string, revenue: number): RulesSimulation => ({
    __typename: 'RulesSimulation',
    decisions: 2,
    gone: 1,
    next: null,
    unpriced: ['x'],
    placements: [
      {
        placement,
        decisions: 2,
        changed: 1,
        before: money(1),
        after: money(revenue),
        products: [
          {
            product: 'a',
            title: 'A',
            before: 1,
            after: 2,
            gained: 1,
            lost: 0,
            moved: 0,
            revenueBefore: 1,
            revenueAfter: revenue,
          },
        ],
        rules: [
          {
            rule: 'r',
            name: 'R',
            changed: 1,
            gained: 1,
            lost: 0,
            moved: 0,
            with: money(revenue),
            without: money(1),
          },
        ],
      },
    ],
  });

  it('add up, by placement, product and rule', () => {
    const sum = [slice('home', 2), slice('home', 3), slice('cart', 4)].reduce(addUp, NOTHING);
    expect(sum).toMatchObject({ decisions: 6, gone: 3, unpriced: ['x'] });
    expect(sum.placements).toMatchObject([
      { placement: 'home', decisions: 4, after: { revenue: 5 }, products: [{ product: 'a', gained: 2 }] },
      { placement: 'cart', decisions: 2, after: { revenue: 4 } },
    ]);
    expect(productsOf(sum)).toMatchObject([{ product: 'a', after: 6, gained: 3, revenueAfter: 9 }]);
    expect(effectsOf(sum)).toMatchObject([
      { rule: 'r', changed: 3, with: { revenue: 9 }, without: { revenue: 3 } },
    ]);
  });
});
