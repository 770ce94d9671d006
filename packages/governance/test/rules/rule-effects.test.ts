import { type Condition, NO_RULES, OfferRequest, type Rule, type RuleSet } from '@wherefore/contracts';
import {
  activeRules,
  namedProducts,
  type RuleCandidate,
  type RuleContext,
  ruleEffects,
} from '@wherefore/governance';
import fc from 'fast-check';
import {
  AT,
  candidate,
  candidates,
  context,
  contexts,
  facts,
  rule,
  ruleSets,
  setOf,
  situation,
} from './worlds.js';

const effectsOf = (set: RuleSet, one: RuleCandidate = candidate(), where: RuleContext = context()) =>
  ruleEffects(activeRules(set, where), one);
const holds = (condition: Condition, one = candidate(), where = context()): boolean =>
  effectsOf(setOf(rule({ when: [condition], expiresAt: '2099-01-01T00:00:00Z' })), one, where).levers
    .length === 1;

const is = false;
const CONDITIONS: readonly (readonly [string, Condition, boolean])[] = [
  ['its placement', { on: 'placement', is: ['cart', 'home'], not: is }, true],
  ['another placement', { on: 'placement', is: ['cart'], not: is }, false],
  ['the channel of the placement', { on: 'channel', is: ['web'], not: is }, true],
  ['a segment of the visitor', { on: 'segment', is: ['new', 'vip'], not: is }, true],
  ['another segment', { on: 'segment', is: ['new'], not: is }, false],
  ['the country', { on: 'country', is: ['DE'], not: is }, true],
  ['the store', { on: 'store', is: ['s2'], not: is }, false],
  ['an attribute of the visitor', { on: 'customer-attribute', name: 'tier', is: ['gold'], not: is }, true],
  ['an attribute nobody has', { on: 'customer-attribute', name: 'age', is: [1], not: is }, false],
  ['a time that begins now', { on: 'date', from: AT, not: is }, true],
  ['a time that ends now', { on: 'date', to: AT, not: is }, false],
  ['the cart', { on: 'cart-holds', is: ['p9'], not: is }, true],
  ['the product', { on: 'product', is: ['p1' as never], not: is }, true],
  ['the category', { on: 'category', is: ['tea'], not: is }, true],
  ['another category', { on: 'category', is: ['coffee'], not: is }, false],
  ['the brand', { on: 'brand', is: ['acme'], not: is }, true],
  ['the kind', { on: 'kind', is: ['add-on'], not: is }, false],
  ['an attribute', { on: 'attribute', name: 'colour', is: ['red'], not: is }, true],
  ['a price range, ends included', { on: 'price', from: 100, to: 100, not: is }, true],
  ['a higher price', { on: 'price', from: 100.01, not: is }, false],
  ['a margin, as a share of the price', { on: 'margin', from: 0.4, to: 0.4, not: is }, true],
  ['stock', { on: 'stock', to: 9, not: is }, false],
  ['the intent', { on: 'intent', is: ['discover'], not: is }, true],
];

describe('a condition on', () => {
  it.each(CONDITIONS)('%s', (_, condition, expected) => {
    expect(holds(condition)).toBe(expected);
    expect(holds({ ...condition, not: true })).toBe(!expected);
  });

  it('what is unknown does not hold, and its opposite does', () => {
    const unknown = candidate({ price: null, cost: null, stock: null, brand: null });
    for (const on of ['price', 'margin', 'stock'] as const) {
      expect(holds({ on, not: false }, unknown)).toBe(false);
      expect(holds({ on, not: true }, unknown)).toBe(true);
    }
  });

  it('the channel takes that of the request before that of the placement', () => {
    const asked = context({ request: OfferRequest.parse({ channel: 'app' }) });
    expect(holds({ on: 'channel', is: ['web'], not: false }, candidate(), asked)).toBe(false);
  });
});

describe('actions', () => {
  const effect = (then: Rule['then'], one = candidate()) =>
    effectsOf(setOf(rule({ then, name: 'Quiet week', reason: 'Recalled.' })), one);

  it('exclude refuses with rule, version and the owner’s reason', () => {
    expect(effect({ do: 'exclude' }).refusal).toEqual({
      product: 'p1',
      rule: 'excluded-by-rule',
      reason: 'The rule “Quiet week” keeps it out: Recalled.',
      by: { rule: 'a-rule', version: 7 },
    });
  });

  it('boost and bury are levers with an owner and an end', () => {
    expect(effect({ do: 'bury', factor: 0.5 }).levers).toEqual([
      {
        rule: 'a-rule',
        version: 7,
        name: 'Quiet week',
        factor: 0.5,
        owner: 'ada',
        expiresAt: '2027-01-01T00:00:00Z',
      },
    ]);
  });

  it('caps come with their rule', () => {
    expect(effect({ do: 'cap', times: 2, days: 7, per: 'rule' }).caps).toEqual([
      { rule: 'a-rule', version: 7, times: 2, days: 7, per: 'rule' },
    ]);
  });

  it('require says what it asks for and what there is', () => {
    expect(effect({ do: 'require', margin: 0.5 }).refusal).toMatchObject({
      rule: 'requirement',
      reason: 'The rule “Quiet week” asks for a margin of at least 50 %, this has 40 %: Recalled.',
    });
    expect(effect({ do: 'require', propensity: 0.2 }).refusal?.reason).toContain('a chance of at least 20 %');
    expect(effect({ do: 'require', margin: 0.4, propensity: 0.1 }).refusal).toBeNull();
    expect(effect({ do: 'require', margin: 0.5 }, candidate({ cost: null })).refusal).toBeNull();
  });

  it('require judges the margin that discounts leave', () => {
    const discount = rule({ id: 'discount', then: { do: 'discount', percent: 20 } });
    const floor = rule({ id: 'floor', then: { do: 'require', margin: 0.3 } });
    expect(effectsOf(setOf(floor)).refusal).toBeNull();
    expect(effectsOf(setOf(floor, discount)).refusal?.reason).toContain('this has 25 %');
  });

  it('the pin nearest the top counts', () => {
    const [low, high] = [3, 1].map((position, i) => rule({ id: `pin-${i}`, then: { do: 'pin', position } }));
    expect(effectsOf({ version: 1, rules: [low, high].flatMap((one) => one ?? []) }).pin).toEqual({
      rule: 'pin-1',
      position: 1,
    });
  });

  it('discounts add up to the placement’s cap: the largest first, the last one cut', () => {
    const percents = [5, 20, 12].map((percent, i) =>
      rule({ id: `d${i}`, then: { do: 'discount', percent } }),
    );
    expect(effectsOf(setOf(...percents)).discounts).toEqual([
      { rule: 'd1', version: 7, percent: 20 },
      { rule: 'd2', version: 7, percent: 10 },
    ]);
  });

  it('pins and inclusions make candidates of what they name while they run', () => {
    const product = (...ids: string[]) => ({ on: 'product' as const, is: ids });
    const set = setOf(
      rule({ id: 'pin', when: [product('x', 'y'), product('y', 'z')], then: { do: 'pin', position: 1 } }),
      rule({ id: 'include', when: [product('q')], then: { do: 'include' } }),
      rule({ id: 'not', when: [{ ...product('n'), not: true }], then: { do: 'include' } }),
      rule({ id: 'boost', when: [product('b')] }),
      rule({ id: 'cart', when: [product('c'), { on: 'placement', is: ['cart'] }], then: { do: 'include' } }),
    );
    expect([...namedProducts(activeRules(set, context()))].sort()).toEqual(['q', 'y']);
  });
});

describe('laws', () => {
  it('evaluating never changes a rule set', () => {
    fc.assert(
      fc.property(ruleSets, candidates, contexts, (set, one, where) => {
        const before = structuredClone(set);
        effectsOf(set, one, where);
        namedProducts(activeRules(set, where));
        expect(set).toEqual(before);
      }),
    );
  });

  it('the order of rules has no bearing on anything', () => {
    const shuffled = ruleSets.chain((set) =>
      fc
        .shuffledSubarray([...set.rules], { minLength: set.rules.length })
        .map((rules) => [set, { ...set, rules }] as const),
    );
    fc.assert(
      fc.property(shuffled, candidates, contexts, ([set, other], one, where) => {
        expect(effectsOf(other, one, where)).toEqual(effectsOf(set, one, where));
        expect(namedProducts(activeRules(other, where))).toEqual(namedProducts(activeRules(set, where)));
      }),
    );
  });

  it('a rule that has run out, or not begun, is as good as absent', () => {
    fc.assert(
      fc.property(ruleSets, candidates, contexts, (set, one, where) => {
        const at = Date.parse(where.situation.at);
        const running = set.rules.filter(
          ({ startsAt, expiresAt }) => Date.parse(startsAt ?? AT_FIRST) <= at && at < Date.parse(expiresAt),
        );
        expect(effectsOf(set, one, where)).toEqual(effectsOf({ ...set, rules: running }, one, where));
      }),
    );
  });

  it('filing rules by product, category and brand finds exactly those whose conditions all hold', () => {
    fc.assert(
      fc.property(ruleSets, candidates, contexts, (set, one, where) => {
        const levers = set.rules.map((each) => ({ ...each, then: { do: 'boost' as const, factor: 2 } }));
        const alone = levers.filter((each) =>
          [...each.when, { on: 'date' as const, from: each.startsAt, to: each.expiresAt, not: false }].every(
            (condition) => holds(condition as Condition, one, where),
          ),
        );
        const found = effectsOf({ ...set, rules: levers }, one, where).levers.map((lever) => lever.rule);
        expect(found).toEqual(alone.map(({ id }) => id).sort());
      }),
    );
  });

  it('discounts never pass the cap, and are never negative', () => {
    fc.assert(
      fc.property(
        ruleSets,
        candidates,
        fc.tuple(contexts, fc.constantFrom(0, 7, 30, 90)),
        (set, one, [where, discountCap]) => {
          const capped = { ...where, placement: { ...where.placement, discountCap } };
          const { discounts } = effectsOf(set, one, capped);
          expect(discounts.reduce((sum, { percent }) => sum + percent, 0)).toBeLessThanOrEqual(discountCap);
          expect(discounts.every(({ percent }) => percent > 0)).toBe(true);
        },
      ),
    );
  });

  it('without rules nothing happens, at the same place in memory', () => {
    const none = activeRules(NO_RULES, context());
    expect(ruleEffects(none, candidate())).toBe(
      ruleEffects(none, { ...candidate(), facts: facts({ stock: 0 }) }),
    );
    expect(namedProducts(none)).toEqual([]);
    expect(
      effectsOf(NO_RULES, candidate(), context({ situation: situation({ at: '2026-01-01T00:00:00Z' }) })),
    ).toEqual({
      refusal: null,
      pin: null,
      levers: [],
      discounts: [],
      caps: [],
    });
  });
});

const AT_FIRST = '2000-01-01T00:00:00Z';
