import type { Rule, RuleInput } from '@wherefore/contracts';
import { diffRules, isEmptyDiff, riskOf, riskyChanges, sentenceOf } from '@wherefore/governance';
import fc from 'fast-check';
import { AT, rule, ruleSets } from './worlds.js';

const product = { on: 'product' as const, is: ['x'] };
const category = { on: 'category' as const, is: ['tea'] };

describe('risk', () => {
  it.each<[string, 'normal' | 'high', Partial<RuleInput>]>([
    ['any discount', 'high', { when: [product], then: { do: 'discount', percent: 1 } }],
    ['excluding a category', 'high', { when: [category], then: { do: 'exclude' } }],
    [
      'excluding everything somewhere',
      'high',
      { when: [{ on: 'placement', is: ['home'] }], then: { do: 'exclude' } },
    ],
    ['excluding all but a product', 'high', { when: [{ ...product, not: true }], then: { do: 'exclude' } }],
    ['excluding by price', 'high', { when: [{ on: 'price', from: 0 }], then: { do: 'exclude' } }],
    ['requiring what a shelf may not reach', 'high', { then: { do: 'require', margin: 0.9 } }],
    ['excluding named products', 'normal', { when: [product, category], then: { do: 'exclude' } }],
    ['a pin', 'normal', { when: [product], then: { do: 'pin', position: 1 } }],
    ['a boost of a category', 'normal', { when: [category] }],
  ])('%s is %s', (_, risk, given) => {
    expect(riskOf(rule(given))).toBe(risk);
  });
});

describe('the difference of two sets', () => {
  const ids = (rules: readonly Rule[]) => rules.map(({ id }) => id);

  it('is what was added, removed and changed, whatever the order', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((id) => rule({ id })) as [Rule, Rule, Rule];
    const diff = diffRules([a, b], [{ ...b, reason: 'Another.' }, c]);
    expect([ids(diff.added), ids(diff.removed), diff.changed.map(({ after }) => after.id)]).toEqual([
      ['c'],
      ['a'],
      ['b'],
    ]);
    expect(isEmptyDiff(diffRules([a, b, c], [c, a, b]))).toBe(true);
  });

  it('applied to the first gives the second', () => {
    fc.assert(
      fc.property(ruleSets, ruleSets, (before, after) => {
        const { added, removed, changed } = diffRules(before.rules, after.rules);
        const gone = new Set([...ids(removed), ...changed.map((one) => one.before.id)]);
        const applied = [
          ...before.rules.filter(({ id }) => !gone.has(id)),
          ...added,
          ...changed.map((one) => one.after),
        ];
        expect(isEmptyDiff(diffRules(applied, after.rules))).toBe(true);
        expect(isEmptyDiff(diffRules(before.rules, structuredClone(before.rules)))).toBe(true);
      }),
    );
  });

  it('is risky where a high-risk rule comes, goes, becomes one or stops being one', () => {
    const cut = rule({ id: 'cut', then: { do: 'discount', percent: 5 } });
    const tame = rule({ id: 'cut' });
    const over = rule({ id: 'over', then: { do: 'discount', percent: 5 }, expiresAt: AT });
    const risky = (before: Rule[], after: Rule[]) => riskyChanges(diffRules(before, after), AT);
    expect(risky([], [cut])).toEqual(['cut']);
    expect(risky([cut], [])).toEqual(['cut']);
    expect(risky([cut], [tame])).toEqual(['cut']);
    expect(risky([tame], [cut])).toEqual(['cut']);
    expect(risky([cut], [cut, rule({ id: 'boost' })])).toEqual([]);
    expect(risky([over], [])).toEqual([]);
  });
});

describe('a rule as a sentence', () => {
  it.each<[string, Partial<RuleInput>]>([
    ['Always: multiply its priority by 2, until 2027-01-01.', {}],
    [
      'When the placement is home or cart and the product is not in tea: take 10 % off its price, from 2026-11-24 12:00 UTC until 2027-01-01.',
      {
        when: [
          { on: 'placement', is: ['home', 'cart'] },
          { ...category, not: true },
        ],
        then: { do: 'discount', percent: 10 },
        startsAt: AT,
      },
    ],
    [
      'When the price is from 5 to 10 and the margin is 25 % or less and the stock is not known: offer it only with a margin of at least 30 % and with a chance of at least 1 %, until 2027-01-01.',
      {
        when: [
          { on: 'price', from: 5, to: 10 },
          { on: 'margin', to: 0.25 },
          { on: 'stock', not: true },
        ],
        then: { do: 'require', margin: 0.3, propensity: 0.01 },
      },
    ],
    [
      'When the cart does not hold a, b, c, d, e or 2 more and the time is before 2026-12-01: show any of these at most once in 7 days to one customer, until 2027-01-01.',
      {
        when: [
          { on: 'cart-holds', is: ['a', 'b', 'c', 'd', 'e', 'f', 'g'], not: true },
          { on: 'date', to: '2026-12-01T00:00:00Z' },
        ],
        then: { do: 'cap', times: 1, days: 7, per: 'rule' },
      },
    ],
  ])('%s', (sentence, given) => {
    expect(sentenceOf(rule(given))).toBe(sentence);
  });

  it('can be made of every rule', () => {
    fc.assert(
      fc.property(ruleSets, ({ rules }) => {
        for (const one of rules) expect(sentenceOf(one)).toMatch(/^(Always|When .+): .+, .*until .+\.$/);
      }),
    );
  });
});
