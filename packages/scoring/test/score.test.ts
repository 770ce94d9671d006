import { ProductId, type Term } from '@wherefore/contracts';
import { propensityOf, rank, score, scoreOf } from '@wherefore/scoring';
import fc from 'fast-check';

const term = (value: number, id: string): Term => ({
  source: 'related',
  anchor: { kind: 'purchased', label: 'Product', id, name: id, weight: 1 },
  row: { anchor: id, candidate: ProductId.parse('p'), strength: value, via: null, facts: [] },
  coefficient: 1,
  value,
});
const terms = fc
  .array(fc.tuple(fc.double({ min: 0, max: 50, noNaN: true }), fc.string({ minLength: 1 })))
  .map((list) => list.map(([value, id]) => term(value, id)));
const bias = fc.double({ min: -20, max: 0, noNaN: true });

describe('score', () => {
  it('is the bias plus its terms, whatever order they come in', () => {
    fc.assert(
      fc.property(bias, terms, (base, list) => {
        const forward = score(ProductId.parse('p'), base, list);
        const backward = score(ProductId.parse('p'), base, [...list].reverse());
        expect(forward.score).toBe(scoreOf(base, forward.terms));
        expect(Math.abs(forward.score - backward.score)).toBeLessThan(1e-9);
      }),
    );
  });

  it('falls by exactly a term when the term is taken away', () => {
    fc.assert(
      fc.property(bias, terms, fc.nat(), (base, list, at) => {
        fc.pre(list.length > 0);
        const gone = list[at % list.length];
        const rest = list.filter((one) => one !== gone);
        const fall =
          score(ProductId.parse('p'), base, list).score - score(ProductId.parse('p'), base, rest).score;
        expect(Math.abs(fall - (gone?.value ?? 0))).toBeLessThan(1e-9);
      }),
    );
  });
});

describe('rank', () => {
  it('puts the higher score first and settles ties by id', () => {
    const scored = (id: string, value: number) => ({ product: ProductId.parse(id), score: value, terms: [] });
    expect(rank([scored('b', 1), scored('c', 2), scored('a', 1)]).map(({ product }) => product)).toEqual([
      'c',
      'a',
      'b',
    ]);
  });
});

describe('propensityOf', () => {
  it('is the logistic function', () => {
    expect(propensityOf(0)).toBe(0.5);
    expect(propensityOf(Math.log(9))).toBeCloseTo(0.9);
    expect(propensityOf(-800)).toBe(0);
  });
});

describe('a propensity', () => {
  const curve = [
    [-4, -5],
    [-2, -1],
    [0, -0.5],
  ] as const;

  it('is read off the curve, straight between its points and parallel to the score beyond', () => {
    const logit = (probability: number) => Math.log(probability / (1 - probability));
    const at = (score: number) => logit(propensityOf(score, curve));
    expect([-6, -4, -3, -2, -1, 0, 2].map((score) => Number(at(score).toFixed(9)))).toEqual([
      -7, -5, -3, -1, -0.75, -0.5, 1.5,
    ]);
    expect(propensityOf(0)).toBe(0.5);
  });
});
