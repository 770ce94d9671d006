import { INTENTS, type Placement } from '@wherefore/contracts';
import { type CappedCandidate, type EligibilityContext, holdsUntil, refusalOf } from '@wherefore/governance';
import fc from 'fast-check';
import { AT, candidate, context, daysBefore, id } from './support/candidates.js';

const PRODUCTS = ['lamp', 'desk', 'chair', 'bulb'];
const product = fc.constantFrom(...PRODUCTS).map(id);
const some = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 4 });
const at = fc.integer({ min: 0, max: 120 }).map(daysBefore);
const mark = fc.record({ product, at });
const exposure = fc.record({
  product,
  at,
  channel: fc.constantFrom(null, 'web', 'email'),
  campaign: fc.constantFrom(null, 'gentle'),
});
const ticket = fc.record({
  id: fc.constantFrom('t1', 't2'),
  status: fc.constant('open'),
  topic: fc.constantFrom(null, 'complaint', 'question'),
  products: fc.array(product, { maxLength: 2 }),
});

const candidates: fc.Arbitrary<CappedCandidate> = fc
  .record({
    facts: fc.record({
      id: product,
      title: fc.constantFrom('A title', 'A title', 'A title', null),
      stock: fc.constantFrom(null, 0, 3, 9),
      price: fc.constantFrom(null, 10, 100),
      cost: fc.constantFrom(null, 5, 95),
      requires: some(product),
      fits: some(product),
      attributes: fc.constantFrom({}, {}, { minAge: 18 }, { countries: 'AT' }, { campaignOnly: true }),
    }),
    intent: fc.constantFrom(...INTENTS),
    propensity: fc.double({ min: 0, max: 1, noNaN: true }),
    caps: some(
      fc.record({
        rule: fc.constant('gentle'),
        version: fc.constant(1),
        times: fc.integer({ min: 1, max: 3 }),
        days: fc.integer({ min: 1, max: 90 }),
        per: fc.constantFrom('product' as const, 'rule' as const),
      }),
    ),
  })
  .map(({ facts, ...rest }) => candidate(facts, rest));

const contexts: fc.Arbitrary<EligibilityContext> = fc
  .record({
    situation: fc.record({
      birthYear: fc.constantFrom(null, 1980, 2015),
      country: fc.constantFrom(null, 'AT', 'DE'),
      viewing: fc.option(product),
      cart: some(product),
      tickets: some(ticket),
      returns: some(mark),
      rejections: some(mark),
      exposures: some(exposure),
    }),
    placement: fc.record({
      channel: fc.constantFrom('web' as const, 'email' as const),
      minPropensity: fc.constantFrom(0, 0, 0.5),
      marginFloor: fc.constantFrom(null, 0, 0.5),
      frequencyCap: fc.constantFrom(null, { times: 2, days: 30 }),
      coolDownDays: fc.integer({ min: 0, max: 120 }),
    }),
    had: some(fc.record({ product, lastAt: at })),
    repeated: some(fc.record({ product, gap: fc.integer({ min: 1, max: 200 }) })),
    rivals: some(product),
    shown: some(product),
  })
  .map(({ had, repeated, rivals, shown, ...rest }) =>
    context({
      ...rest,
      purchases: new Map(had.map((one) => [one.product, { lastAt: one.lastAt }])),
      repeats: new Map(repeated.map((one) => [one.product, { medianGapDays: one.gap }])),
      substitutesOfCart: new Set(rivals),
      shownElsewhere: new Set(shown),
      baseOfUpgrade: new Map(PRODUCTS.map((one) => [one, [{ id: 'base', price: 50 }]])),
    }),
  );

const told = (
  of: EligibilityContext,
  situation: Partial<EligibilityContext['situation']>,
): EligibilityContext => ({
  ...of,
  situation: { ...of.situation, ...situation },
});
const placed = (of: EligibilityContext, placement: Partial<Placement>): EligibilityContext => ({
  ...of,
  placement: { ...of.placement, ...placement },
});

describe('what is refused stays refused', () => {
  const stricter: Record<string, fc.Arbitrary<(of: EligibilityContext) => EligibilityContext>> = {
    'when more is turned down': mark.map(
      (one) => (of) => told(of, { rejections: [one, ...of.situation.rejections] }),
    ),
    'when more is given back': mark.map(
      (one) => (of) => told(of, { returns: [one, ...of.situation.returns] }),
    ),
    'when more is shown': exposure.map(
      (one) => (of) => told(of, { exposures: [one, ...of.situation.exposures] }),
    ),
    'when more is complained of': ticket.map(
      (one) => (of) => told(of, { tickets: [one, ...of.situation.tickets] }),
    ),
    'when more is excluded': product.map((one) => (of) => ({
      ...of,
      request: { ...of.request, filters: { ...of.request.filters, exclude: [one] } },
    })),
    'when more is shown elsewhere': product.map((one) => (of) => ({
      ...of,
      shownElsewhere: new Set([one, ...of.shownElsewhere]),
    })),
    'when more competes with the cart': product.map((one) => (of) => ({
      ...of,
      substitutesOfCart: new Set([one, ...of.substitutesOfCart]),
    })),
    'when the placement asks for more': fc.double({ min: 0, max: 1, noNaN: true }).map(
      (more) => (of) =>
        placed(of, {
          minPropensity: Math.max(of.placement.minPropensity, more),
          marginFloor: Math.max(of.placement.marginFloor ?? -Infinity, more),
          coolDownDays: of.placement.coolDownDays + 10,
        }),
    ),
    'when the placement is for fewer intents': fc
      .constantFrom(...INTENTS)
      .map((intent) => (of) => placed(of, { intents: { ...of.placement.intents, [intent]: 0 } })),
  };

  it.each(Object.entries(stricter))('%s', (_, change) => {
    fc.assert(
      fc.property(candidates, contexts, change, (one, before, stricten) => {
        if (refusalOf(one, before) !== null) expect(refusalOf(one, stricten(before))).not.toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  it('when there is less of it', () => {
    fc.assert(
      fc.property(candidates, contexts, (one, of) => {
        fc.pre(one.facts.stock !== null && one.facts.stock > 0);
        const sold = { ...one, facts: { ...one.facts, stock: 0 } };
        expect(refusalOf(sold, of)).not.toBeNull();
      }),
    );
  });
});

describe('what may be offered stays so', () => {
  /** Nothing about the product or the visitor's mood stands in the way: what is left is what they have. */
  const calm = ({ facts, intent }: CappedCandidate): CappedCandidate =>
    candidate({ id: facts.id, requires: facts.requires, fits: facts.fits }, { intent });
  const calmContext = ({ placement, situation, purchases, repeats }: EligibilityContext) =>
    context({
      purchases,
      repeats,
      situation: { viewing: situation.viewing, cart: situation.cart },
      placement: { channel: placement.channel },
      baseOfUpgrade: new Map(PRODUCTS.map((one) => [one, [{ id: 'base', price: 50 }]])),
    });

  it('when something else is bought or put into the cart', () => {
    let offered = 0;
    fc.assert(
      fc.property(candidates.map(calm), contexts.map(calmContext), product, (one, of, other) => {
        if (other === one.facts.id || refusalOf(one, of) !== null) return;
        offered += 1;
        const bought = { ...of, purchases: new Map([...of.purchases, [other, { lastAt: daysBefore(0) }]]) };
        expect(refusalOf(one, bought)).toBeNull();
        expect(refusalOf(one, told(of, { cart: [other, ...of.situation.cart] }))).toBeNull();
      }),
      { numRuns: 1_000 },
    );
    expect(offered).toBeGreaterThan(200);
  });
});

describe('the answer', () => {
  it('does not depend on the order in which anything is told', () => {
    const turned = <T>(list: readonly T[]): T[] => [...list].reverse();
    fc.assert(
      fc.property(candidates, contexts, (one, of) => {
        const { cart, tickets, returns, rejections, exposures } = of.situation;
        const other = told(of, {
          cart: turned(cart),
          tickets: turned(tickets),
          returns: turned(returns),
          rejections: turned(rejections),
          exposures: turned(exposures),
        });
        expect(refusalOf(one, other)?.rule).toBe(refusalOf(one, of)?.rule);
      }),
      { numRuns: 500 },
    );
  });

  it('is the same however often and in whatever company it is asked for', () => {
    fc.assert(
      fc.property(fc.array(candidates, { minLength: 1 }), contexts, (all, of) => {
        const alone = all.map((one) => refusalOf(one, { ...of }));
        const together = all.map((one) => refusalOf(one, of));
        expect(together).toEqual(alone);
        expect(all.map((one) => refusalOf(one, of))).toEqual(alone);
      }),
    );
  });
});

describe('while only time passes', () => {
  const hoursFrom = (hours: number): string => new Date(Date.parse(AT) + hours * 3_600_000).toISOString();
  const edge = fc.option(fc.integer({ min: -30, max: 30 }).map(hoursFrom), { nil: null });
  const campaign = fc.record({ id: fc.constant('spring'), startsAt: edge, endsAt: edge });
  const capped = ({ caps }: CappedCandidate) =>
    ({
      compiled: { rules: caps.map(({ days }) => ({ edges: [], rule: { then: { do: 'cap', days } } })) },
    }) as never;

  it('the answer stays as it is until the moment that is foretold', () => {
    let sooner = 0;
    const onCampaign = fc
      .tuple(candidates, fc.array(campaign))
      .map(([one, campaigns]) => ({ ...one, facts: { ...one.facts, campaigns } }));
    const share = fc.constantFrom(0.25, 0.5, 0.999_999, 1);
    fc.assert(
      fc.property(onCampaign, contexts, share, (one, of, part) => {
        const at = Date.parse(of.situation.at);
        const until = holdsUntil(of, { rules: capped(one), products: [one.facts] });
        expect(until).toBeGreaterThan(at);
        if (until < Date.parse('2026-11-25T00:00:00.000Z')) sooner += 1;
        const later = new Date(at + Math.floor((until - 1 - at) * part)).toISOString();
        expect(refusalOf(one, told(of, { at: later }))).toEqual(refusalOf(one, of));
      }),
      { numRuns: 2_000 },
    );
    expect(sooner).toBeGreaterThan(100);
  });
});
