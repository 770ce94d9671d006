import { ProductId, type Term, type Visitor } from '@wherefore/contracts';
import { compareDecisions, LANGUAGES, wordingFor } from '@wherefore/explain';
import fc from 'fast-check';
import { decision, offer, someDecision } from './support/arbitrary-decisions.js';

const complement = (of: string, kind: 'cart' | 'purchased', value: number): Term => ({
  source: 'complements',
  anchor: { kind, label: 'Product', id: of, name: `The ${of}`, weight: 1 },
  row: { anchor: of, candidate: ProductId.parse('pegs'), strength: value, via: null, facts: [{}] },
  coefficient: 1,
  value,
});

describe('two decisions for the same shopper', () => {
  const a = decision(
    { cart: ['tent'] },
    {
      offers: [
        offer('pegs', 1, [complement('tent', 'cart', 0.8)]),
        offer('gas', 2, []),
        offer('socks', 3, []),
      ],
    },
  );
  const b = decision(
    {},
    {
      offers: [offer('gas', 1, []), offer('pegs', 2, [])],
      refused: [{ product: ProductId.parse('socks'), rule: 'out-of-stock', reason: 'It is out of stock.' }],
      versions: { ...a.versions, rules: 2 },
    },
  );

  it('says what came out, what was known, which versions, and why each product moved', () => {
    expect(compareDecisions(a, b).summary).toEqual([
      'The offers differ: only the first offers The socks; 2 change places.',
      'Only in the first: in the cart The tent.',
      'Rule set: 1 in the first, 2 in the second.',
      'The pegs: 1st in the first, 2nd in the second, mostly by “Complements The tent (cart)” missing (−0.8).',
      'The gas: 2nd in the first, 1st in the second.',
      'The socks: held back in the second: Out of stock.',
    ]);
  });

  it('says so in German', () => {
    const { summary } = compareDecisions(a, b, { wording: wordingFor('de') });
    expect(summary[0]).toBe(
      'Die Angebote unterscheiden sich: nur die erste bietet „The socks“; 2 wechseln den Platz.',
    );
    expect(summary.at(-1)).toBe('„The socks“: in der zweiten zurückgehalten: Nicht vorrätig.');
  });

  it('keeps every term that differs, with both values', () => {
    const pegs = compareDecisions(a, b).products.find(({ product }) => product === 'pegs');
    expect(pegs?.rank).toEqual({ a: 1, b: 2 });
    expect(pegs?.terms).toEqual([
      { source: 'complements', label: 'Complements The tent (cart)', a: 0.8, b: null },
    ]);
  });
});

it('knows the whole visitor where both are in hand', () => {
  const visitor: Visitor = {
    known: true,
    consent: true,
    marketing: {},
    locale: null,
    country: null,
    region: null,
    birthYear: null,
    attributes: {},
    segments: [],
    subscriptions: [],
    behaviour: [{ type: 'PURCHASED', product: ProductId.parse('tent'), title: 'Tent', properties: {} }],
    tickets: [],
    returns: [],
    rejections: [],
  };
  const visitors = { a: visitor, b: { ...visitor, consent: false, behaviour: [] } };
  const { facts, sameOffers, summary } = compareDecisions(decision({}), decision({}), { visitors });
  expect(sameOffers).toBe(true);
  expect(facts).toEqual([
    { kind: 'value', fact: 'consent', a: true, b: false },
    { kind: 'members', fact: 'bought', onlyA: [{ id: 'tent', name: 'Tent' }], onlyB: [] },
  ]);
  expect(summary[1]).toBe('Consent to personalisation: yes in the first, no in the second.');
});

it('a decision does not differ from itself', () => {
  fc.assert(
    fc.property(someDecision, fc.constantFrom(...LANGUAGES), (a, language) => {
      const wording = wordingFor(language);
      const found = compareDecisions(a, a, { wording });
      expect(found).toMatchObject({ sameOffers: true, facts: [], versions: [], refusals: [] });
      expect(found.products.every(({ terms }) => terms.length === 0)).toBe(true);
      expect(found.summary).toEqual([wording.comparison.same]);
    }),
  );
});

it('the differences of the terms add up to the difference of the scores', () => {
  fc.assert(
    fc.property(someDecision, someDecision, (a, b) => {
      for (const { score, terms } of compareDecisions(a, b).products) {
        if (score.a === null || score.b === null) continue;
        const sum = terms.reduce((total, term) => total + (term.b ?? 0) - (term.a ?? 0), 0);
        expect(Math.abs(score.b - score.a - sum)).toBeLessThan(1e-9);
      }
    }),
    { numRuns: 300 },
  );
});

it('the other way round is the mirror image', () => {
  fc.assert(
    fc.property(someDecision, someDecision, (a, b) => {
      const [there, back] = [compareDecisions(a, b), compareDecisions(b, a)];
      expect(back.sameOffers).toBe(there.sameOffers);
      expect(back.versions).toEqual(there.versions.map((one) => ({ ...one, a: one.b, b: one.a })));
      expect(back.refusals).toEqual(there.refusals.map((one) => ({ ...one, a: one.b, b: one.a })));
      const swapped = there.products.map(({ product, rank, score }) => [
        product,
        rank.b,
        rank.a,
        score.b,
        score.a,
      ]);
      const mirrored = back.products.map(({ product, rank, score }) => [
        product,
        rank.a,
        rank.b,
        score.a,
        score.b,
      ]);
      expect(mirrored.sort()).toEqual(swapped.sort());
      for (const line of there.summary) expect(line).toMatch(/^[^]+\.$/);
    }),
    { numRuns: 300 },
  );
});
