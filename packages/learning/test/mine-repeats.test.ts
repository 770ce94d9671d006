import fc from 'fast-check';
import { buildHistory, DAY_MS, mineRepeats } from '../src/index';
import { history, order, orders, reversed } from './worlds';

const any = { minBuyers: 1, minReturning: 1 };

test('probability, gap and number as worked out by hand', () => {
  const past = history(
    [0, 7, 14, 24].map((day) => order('ann', day, 'milk')), // gaps 7 7 10: median 7
    [0, 20].map((day) => order('bea', day, 'milk')), // 20
    [0, 4, 12].map((day) => order('cem', day, 'milk tea')), // 4 8: median 6
    order('dan', 3, 'milk soap'),
    order(null, 9, 'milk'),
  );
  expect(mineRepeats(past, any)).toEqual([
    { product: 'milk', probability: 0.75, medianGapDays: 7, n: 4 },
    { product: 'tea', probability: 1, medianGapDays: 6, n: 1 },
  ]);
  expect(mineRepeats(past)).toEqual([]);
});

test('two orders of one day are one occasion, also across midnight', () => {
  const past = [order('ann', 1.9, 'milk'), order('ann', 2.1, 'milk')];
  expect(mineRepeats(buildHistory(past), any)).toEqual([]);
});

test('probabilities and gaps are in range, whatever the order of baskets', () => {
  fc.assert(
    fc.property(orders, (past) => {
      const mined = mineRepeats(buildHistory(past), any);
      for (const edge of mined) {
        expect(edge.probability).toBeGreaterThan(0);
        expect(edge.probability).toBeLessThanOrEqual(1);
        expect(edge.medianGapDays).toBeGreaterThanOrEqual(1);
        expect(edge.medianGapDays * DAY_MS).toBeLessThanOrEqual(90 * DAY_MS);
      }
      expect(mineRepeats(reversed(buildHistory(past)), any)).toEqual(mined);
    }),
  );
});
