import fc from 'fast-check';
import { ndcgAt, precisionAt, precisionRecall, recallAt } from '../src/index';

const ranking = { ranked: ['a', 'x', 'b', 'y'], truth: new Set(['a', 'b', 'c']) };

test('ranking metrics as worked out by hand', () => {
  expect(precisionAt(ranking, 3)).toBeCloseTo(2 / 3, 12);
  expect(precisionAt(ranking, 8)).toBe(2 / 8);
  expect(recallAt(ranking, 1)).toBeCloseTo(1 / 3, 12);
  expect(ndcgAt(ranking, 3)).toBeCloseTo((1 + 1 / 2) / (1 + 1 / Math.log2(3) + 1 / 2), 12);
  expect(ndcgAt(ranking, 1)).toBe(1);
  expect(ndcgAt({ ranked: ['a'], truth: new Set<string>() }, 5)).toBe(0);
});

test('a perfect ranking has NDCG 1, and none leaves 0..1', () => {
  const items = fc.uniqueArray(fc.nat({ max: 30 }), { minLength: 1 });
  fc.assert(
    fc.property(items, items, fc.integer({ min: 1, max: 20 }), (ranked, wanted, k) => {
      const truth = new Set(wanted);
      expect(ndcgAt({ ranked: wanted, truth }, k)).toBeCloseTo(1, 12);
      const value = ndcgAt({ ranked, truth }, k);
      expect(value >= 0 && value <= 1 + 1e-12).toBe(true);
    }),
  );
});

test('precision and recall of found edges', () => {
  expect(precisionRecall(['a', 'b', 'b', 'x', 'y'], ['a', 'b', 'c'])).toEqual({
    hits: 2,
    precision: 0.5,
    recall: 2 / 3,
    f1: (2 * 0.5 * (2 / 3)) / (0.5 + 2 / 3),
  });
  expect(precisionRecall([], ['a'])).toEqual({ hits: 0, precision: 1, recall: 0, f1: 0 });
});
