import type { Condition, Rule, RuleInput } from '@wherefore/contracts';
import { activeRules, lintRules, ruleEffects, type RuleKnowledge } from '@wherefore/governance';
import fc from 'fast-check';
import { AT, candidates, contexts, facts, rule, ruleSets, setOf } from './worlds.js';

const product = (...ids: string[]) => ({ on: 'product' as const, is: ids });
const category = (...is: string[]) => ({ on: 'category' as const, is });
const at = (...is: string[]) => ({ on: 'placement' as const, is });
const pin = (id: string, when: RuleInput['when'], position = 1) =>
  rule({ id, name: id, when, then: { do: 'pin', position } });
const exclude = (id: string, when: RuleInput['when']) =>
  rule({ id, name: id, when, then: { do: 'exclude' } });

const found = (rules: Rule[], knowledge?: RuleKnowledge) =>
  lintRules(setOf(...rules), knowledge).map(({ severity, rules: ids }) => `${severity} ${ids.join(' ')}`);

describe('conflicts', () => {
  it('a pin and an exclusion of the same product in the same placement', () => {
    expect(
      found([pin('p', [product('x'), at('home')]), exclude('e', [product('x', 'y'), at('home', 'cart')])]),
    ).toEqual(['error p e']);
  });

  it('an exclusion that asks for more than the pin may be an exception', () => {
    const vip: Condition = { on: 'segment', is: ['vip'], not: false };
    expect(found([pin('p', [product('x')]), exclude('e', [product('x'), vip])])).toEqual(['warning p e']);
    expect(found([pin('p', [product('x')]), exclude('e', [product('x'), { on: 'stock', to: 3 }])])).toEqual([
      'warning p e',
    ]);
  });

  it('no conflict where they never meet: another product, place, time or visitor', () => {
    expect(found([pin('p', [product('x')]), exclude('e', [product('y')])])).toEqual([]);
    expect(found([pin('p', [product('x'), at('home')]), exclude('e', [product('x'), at('cart')])])).toEqual(
      [],
    );
    expect(
      found([
        pin('p', [product('x'), at('home')]),
        exclude('e', [product('x'), { ...at('home'), not: true }]),
      ]),
    ).toEqual([]);
    const later = rule({
      ...exclude('e', [product('x')]),
      startsAt: '2027-01-01T00:00:00Z',
      expiresAt: '2027-02-01T00:00:00Z',
    });
    expect(found([pin('p', [product('x')]), later])).toEqual([]);
  });

  it('the facts of a pinned product tell whether an excluded category holds it', () => {
    const rules = [pin('p', [product('p1')]), exclude('e', [category('tea')])];
    expect(found(rules)).toEqual([]);
    const known = (...ids: string[]) =>
      new Map([['p1', facts({ categories: ids.map((id) => ({ id, name: id })) })]]);
    expect(found(rules, { facts: known('tea', 'gifts') })).toEqual(['error p e']);
    expect(found(rules, { facts: known('gifts') })).toEqual([]);
  });

  it('two pins for one position of one placement', () => {
    expect(
      found([pin('a', [product('x'), at('home')]), pin('b', [product('y'), at('home', 'cart')])]),
    ).toEqual(['error a b']);
    expect(found([pin('a', [product('x'), at('home')]), pin('b', [product('y'), at('home')], 2)])).toEqual(
      [],
    );
    expect(found([pin('a', [product('x'), at('home')]), pin('b', [product('y'), at('cart')])])).toEqual([]);
    expect(found([pin('a', [product('x')]), pin('b', [product('x')])])).toEqual(['warning a b']);
  });

  it('a boost and a burial that overlap', () => {
    const bury = rule({ id: 'bury', when: [category('tea', 'rum')], then: { do: 'bury', factor: 0.5 } });
    expect(found([rule({ id: 'boost', when: [category('tea')] }), bury])).toEqual(['warning boost bury']);
    expect(found([rule({ id: 'boost', when: [category('tea'), { on: 'price', to: 5 }] }), bury])).toEqual([
      'warning boost bury',
    ]);
  });
});

describe('dead rules', () => {
  const dead = (given: Partial<RuleInput>, knowledge?: RuleKnowledge) =>
    found([rule({ id: 'r', ...given })], knowledge);

  it.each<[string, RuleInput['when']]>([
    ['two placements at once', [at('home'), at('cart')]],
    ['a category and not that category', [category('tea'), { ...category('tea', 'rum'), not: true }]],
    [
      'prices that do not meet',
      [
        { on: 'price', to: 5 },
        { on: 'price', from: 6 },
      ],
    ],
    [
      'a price range with a hole as wide as itself',
      [
        { on: 'price', from: 2, to: 5 },
        { on: 'price', from: 0, to: 4, not: true },
        { on: 'price', from: 4, to: 9, not: true },
      ],
    ],
    ['dates beyond its own time', [{ on: 'date', from: '2028-01-01T00:00:00Z' }]],
    [
      'no channel that is left',
      [{ on: 'channel', is: ['web', 'app', 'email', 'push', 'phone', 'store'], not: true }],
    ],
  ])('conditions that contradict one another: %s', (_, when) => {
    expect(dead({ when })).toEqual(['error r']);
  });

  it.each<[string, RuleInput['when']]>([
    ['two categories, which one product can be in', [category('tea'), category('gifts')]],
    [
      'two segments',
      [
        { on: 'segment', is: ['a'] },
        { on: 'segment', is: ['b'] },
      ],
    ],
    [
      'a price that only touches',
      [
        { on: 'price', to: 5 },
        { on: 'price', from: 5 },
      ],
    ],
    ['no known price', [{ on: 'price', not: true }]],
  ])('no contradiction: %s', (_, when) => {
    expect(dead({ when })).toEqual([]);
  });

  it('an end before the beginning', () => {
    expect(dead({ startsAt: '2027-01-02T00:00:00Z' })).toEqual(['error r']);
  });

  it('what has run out, by its own time or that of its conditions', () => {
    expect(dead({ expiresAt: AT }, { at: AT })).toEqual(['warning r']);
    expect(dead({ when: [{ on: 'date', to: AT }] }, { at: AT })).toEqual(['warning r']);
    expect(dead({}, { at: AT })).toEqual([]);
  });

  it('what an exclusion always overrules', () => {
    const wide = exclude('e', [category('tea', 'rum')]);
    expect(found([rule({ id: 'r', when: [category('tea'), at('home')] }), wide])).toEqual(['warning r e']);
    expect(found([rule({ id: 'r', when: [category('tea', 'gin')] }), wide])).toEqual([]);
    expect(found([exclude('f', [category('tea'), at('home')]), wide])).toEqual(['warning f e']);
    expect(found([exclude('f', [category('rum', 'tea')]), wide])).toEqual(['warning f e']);
    expect(
      found([rule({ id: 'r', when: [category('tea')], expiresAt: '2028-01-01T00:00:00Z' }), wide]),
    ).toEqual([]);
  });

  it('inclusions that name nothing and requirements of nothing', () => {
    expect(dead({ when: [category('tea')], then: { do: 'include' } })).toEqual(['warning r']);
    expect(dead({ then: { do: 'require' } })).toEqual(['warning r']);
  });

  it('names the shop does not know', () => {
    const knowledge = {
      placements: new Set(['home']),
      categories: new Set(['tea']),
      products: new Set(['x']),
    };
    const [placement] = lintRules(setOf(rule({ when: [at('home', 'hoem')] })), knowledge);
    expect(placement).toMatchObject({ severity: 'error', message: expect.stringContaining('hoem') });
    expect(dead({ when: [category('tae')] }, knowledge)).toEqual(['warning r']);
    expect(dead({ when: [{ on: 'cart-holds', is: ['y'] }] }, knowledge)).toEqual(['warning r']);
    expect(dead({ when: [{ on: 'segment', is: ['anything'] }] }, knowledge)).toEqual([]);
  });
});

describe('laws', () => {
  it('a rule that is called contradictory never acts', () => {
    fc.assert(
      fc.property(ruleSets, candidates, contexts, (set, one, where) => {
        const rules = set.rules.map((each) => ({ ...each, then: { do: 'boost' as const, factor: 2 } }));
        const never = lintRules({ rules }).filter(({ severity }) => severity === 'error');
        const acting = ruleEffects(activeRules({ ...set, rules }, where), one).levers.map(
          (lever) => lever.rule,
        );
        expect(never.flatMap(({ rules: ids }) => ids).filter((id) => acting.includes(id))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('what is called shadowed never acts without an exclusion beside it', () => {
    fc.assert(
      fc.property(ruleSets, candidates, contexts, (set, one, where) => {
        const rules = set.rules.map((each, i) => ({
          ...each,
          then: i % 2 === 0 ? { do: 'boost' as const, factor: 2 } : { do: 'exclude' as const },
        }));
        const shadowed = lintRules({ rules })
          .filter(({ rules: ids }) => ids.length === 2)
          .map(({ rules: [id] }) => id);
        const { levers, refusal } = ruleEffects(activeRules({ ...set, rules }, where), one);
        if (refusal === null) expect(levers.filter((lever) => shadowed.includes(lever.rule))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('errors come first, and every finding names rules of the set', () => {
    fc.assert(
      fc.property(ruleSets, (set) => {
        const severities = lintRules(set, { at: AT }).map(({ severity }) => severity);
        expect(severities).toEqual([...severities].sort());
        const ids = new Set(set.rules.map(({ id }) => id));
        for (const { rules } of lintRules(set)) expect(rules.filter((id) => !ids.has(id))).toEqual([]);
      }),
    );
  });
});
