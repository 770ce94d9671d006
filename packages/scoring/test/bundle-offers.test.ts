import type { BundleFacts, BundleOffer, Contribution, ProductFacts } from '@wherefore/contracts';
import { type BundleCandidate, bundleOffers, type BundleQuestion } from '@wherefore/scoring';
import fc from 'fast-check';
import { factsOf } from './support/facts.js';

const line = (value: number): Contribution => ({
  kind: 'path',
  source: 'complements',
  label: 'Complements',
  value,
  coefficient: value,
  weight: 1,
  strength: 1,
  anchor: null,
  path: null,
});
const candidateOf = (facts: ProductFacts, values: readonly number[] = [-4, 1]): BundleCandidate => ({
  facts,
  score: values.reduce((sum, value) => sum + value, 0),
  price: facts.price,
  contributions: () => values.map(line),
});
const fixed = (
  id: string,
  price: number | null,
  parts: readonly (readonly [ProductFacts, number])[],
): BundleFacts => ({
  id,
  title: id,
  price,
  parts: parts.map(([product, quantity]) => ({ product, quantity, role: null })),
});
interface World {
  readonly fixed?: readonly BundleFacts[];
  readonly candidates?: readonly BundleCandidate[];
  readonly held?: readonly ProductFacts[];
  readonly goTogether?: BundleQuestion['goTogether'];
}
const offersIn = ({
  fixed: own = [],
  candidates = [],
  held = [],
  goTogether = () => false,
}: World): BundleOffer[] =>
  bundleOffers({
    fixed: own,
    candidates: new Map(candidates.map((one) => [one.facts.id, one])),
    held: new Map(held.map((facts) => [facts.id, facts])),
    goTogether,
    most: 10,
  });
const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => factsOf(id)) as [
  ProductFacts,
  ProductFacts,
  ProductFacts,
  ProductFacts,
];

describe("the shop's own bundles", () => {
  const pair = fixed('pair', 15, [
    [a, 1],
    [b, 1],
  ]);

  it('show the price, what the parts would cost, and the saving', () => {
    const [offer] = offersIn({ fixed: [pair], held: [a], candidates: [candidateOf(b)] });
    expect(offer).toMatchObject({
      id: 'pair',
      kind: 'fixed',
      price: 15,
      partsPrice: 20,
      saving: 5,
      score: -3,
    });
    expect(offer?.parts.map(({ held }) => held)).toEqual([true, false]);
  });

  it('save less where a part is cheaper by itself at present', () => {
    const reduced = { ...candidateOf(b), price: 8 };
    const [offer] = offersIn({ fixed: [pair], held: [a], candidates: [reduced] });
    expect(offer).toMatchObject({ price: 15, partsPrice: 18, saving: 3 });
  });

  it('sell at the price of the parts where they have none of their own', () => {
    const [offer] = offersIn({ fixed: [{ ...pair, price: null }], held: [a], candidates: [candidateOf(b)] });
    expect(offer).toMatchObject({ price: 20, saving: 0 });
  });

  it.each([
    ['a part may not be offered', { fixed: [pair], held: [a] }],
    ['all of it is held', { fixed: [pair], held: [a, b] }],
    [
      'it is dearer than its parts',
      { fixed: [{ ...pair, price: 21 }], held: [a], candidates: [candidateOf(b)] },
    ],
    ['it has no parts', { fixed: [fixed('none', 1, [])], held: [a] }],
  ])('are not offered where %s', (_, world: World) => expect(offersIn(world)).toEqual([]));

  it.each([
    ['is not in stock in the quantity needed', factsOf('b', { stock: 1 })],
    ['has no price', factsOf('b', { price: null })],
    ['has another currency', factsOf('b', { currency: 'USD' })],
  ])('are not offered where a part %s', (_, part) => {
    const two = fixed('two', 15, [
      [a, 1],
      [part, 2],
    ]);
    expect(offersIn({ fixed: [two], held: [a], candidates: [candidateOf(part)] })).toEqual([]);
  });
});

describe('dynamic bundles', () => {
  const candidates = [candidateOf(b, [-1]), candidateOf(c, [-2]), candidateOf(d, [-3])];

  it('put what is held together with the best that go with it and with one another', () => {
    const pairs = new Set(['ab', 'ac', 'ad', 'bd']);
    const [offer, ...rest] = offersIn({ candidates, held: [a], goTogether: (x, y) => pairs.has(x + y) });
    expect(rest).toEqual([]);
    expect(offer).toMatchObject({
      id: 'dynamic:a+b+d',
      kind: 'dynamic',
      headline: 'Goes together: A + B + D',
      price: 30,
      partsPrice: 30,
      saving: 0,
      score: -2,
    });
  });

  it('are not what the shop sells as a bundle already, offered or not', () => {
    const tooDear = fixed('set', 99, [
      [a, 1],
      [b, 1],
      [c, 1],
    ]);
    expect(offersIn({ fixed: [tooDear], candidates, held: [a], goTogether: () => true })).toEqual([]);
  });

  it.each([
    ['nothing goes with what is held', { candidates, held: [a] }],
    [
      'what goes with it has another currency',
      { candidates: [candidateOf(factsOf('b', { currency: 'USD' }))], held: [a], goTogether: () => true },
    ],
    ['what is held is sold out', { candidates, held: [factsOf('a', { stock: 0 })], goTogether: () => true }],
  ])('are not offered where %s', (_, world: World) => expect(offersIn(world)).toEqual([]));
});

describe('any bundle', () => {
  const product = (id: string) =>
    fc
      .record({
        price: fc.constantFrom(null, 0.1, 0.2, 9.99, 20),
        stock: fc.constantFrom(null, 0, 1, 5),
        currency: fc.constantFrom('EUR', 'EUR', 'USD'),
      })
      .map((rest) => factsOf(id, rest));
  const world = fc
    .record({
      products: fc.tuple(...['a', 'b', 'c', 'd', 'e'].map(product)),
      roles: fc.array(fc.constantFrom('held', 'candidate', 'neither'), { minLength: 5, maxLength: 5 }),
      values: fc.array(
        fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 1, maxLength: 6 }),
        { minLength: 5, maxLength: 5 },
      ),
      bundles: fc.array(
        fc.record({
          price: fc.constantFrom(null, 1, 15, 60),
          parts: fc.array(fc.tuple(fc.nat(4), fc.integer({ min: 1, max: 3 })), { maxLength: 4 }),
        }),
        { maxLength: 4 },
      ),
      together: fc.array(fc.boolean(), { minLength: 25, maxLength: 25 }),
    })
    .map(({ products, roles, values, bundles, together }): Required<World> => ({
      candidates: products.flatMap((one, i) =>
        roles[i] === 'candidate' ? [candidateOf(one, values[i])] : [],
      ),
      held: products.filter((_, i) => roles[i] === 'held'),
      fixed: bundles.map(({ price, parts }, at) =>
        fixed(
          `f${at}`,
          price,
          parts.map(([i, quantity]) => [products[i] ?? a, quantity] as const),
        ),
      ),
      goTogether: (x, y) => together[(x.charCodeAt(0) - 97) * 5 + y.charCodeAt(0) - 97] ?? false,
    }));
  const every = (law: (offer: BundleOffer, world: Required<World>) => void): void =>
    fc.assert(
      fc.property(world, (one) => offersIn(one).forEach((offer) => law(offer, one))),
      { numRuns: 500 },
    );

  it('has contributions that add up to its score', () => {
    every(({ contributions, score }) => {
      const sum = contributions.reduce((all, { value }) => all + value, 0);
      expect(Math.abs(sum - score)).toBeLessThan(1e-9);
    });
  });
  it('has contributions whose value is still coefficient x weight x strength', () => {
    every(({ contributions }) => {
      for (const { value, coefficient, weight, strength } of contributions)
        expect(Math.abs(value - coefficient * weight * strength)).toBeLessThan(1e-9);
    });
  });
  it('saves what it is cheaper than its parts, never less than nothing', () => {
    every(({ saving, price, partsPrice }) => {
      expect(saving).toBeGreaterThanOrEqual(0);
      expect(saving).toBeCloseTo(partsPrice - price, 9);
    });
  });
  it('has distinct parts of one currency, at least one of them not held', () => {
    every(({ parts, currency }) => {
      expect(new Set(parts.map(({ product: { id } }) => id)).size).toBe(parts.length);
      for (const { product: part } of parts) expect(part.currency).toBe(currency);
      expect(parts.some(({ held }) => !held)).toBe(true);
    });
  });
  it('asks for nothing that may not be offered or is not in stock', () => {
    every(({ parts }, { candidates }) => {
      const eligible = new Set(candidates.map(({ facts }) => facts.id));
      for (const { product: part, held, quantity } of parts) {
        expect(held || eligible.has(part.id)).toBe(true);
        expect(part.stock === null || part.stock >= quantity).toBe(true);
      }
    });
  });
});
