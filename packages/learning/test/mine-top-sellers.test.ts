import fc from 'fast-check';
import { baseRate, buildHistory, logit, mineTopSellers, type SalesGroup } from '../src/index';
import { byMany, history, order, orders, reversed } from './worlds';

const everyone: SalesGroup = { kind: 'everyone', group: 'all' };

/** 28 days back from day 40 begin after day 12. */
const shop = history(
  byMany(12, 'tea milk', 40),
  byMany(10, 'tea', 20),
  byMany(50, 'soap', 12),
  byMany(9, 'gin', 30),
  order('milk tea fan', 30, 'milk'),
  order('milk tea fan', 31, 'milk'),
);

test('people of the window are counted, and fewer than ten never shown', () => {
  expect(mineTopSellers(shop, [everyone])).toEqual([
    { group: 'all', product: 'tea', buyers: 22, share: 22 / 32, rank: 1 },
    { group: 'all', product: 'milk', buyers: 13, share: 13 / 32, rank: 2 },
  ]);
});

test('a group of products is measured against its own buyers', () => {
  const dairy: SalesGroup = { kind: 'products', group: 'dairy', members: ['milk', 'gin', 'unheard of'] };
  expect(mineTopSellers(shop, [dairy])).toEqual([
    { group: 'dairy', product: 'milk', buyers: 13, share: 13 / 22, rank: 1 },
  ]);
});

test('a group of customers counts its members only', () => {
  const members = Array.from({ length: 12 }, (_, at) => (at < 10 ? `tea milk#${at}` : `tea#${at - 10}`));
  const segment: SalesGroup = { kind: 'customers', group: 'pairs', members };
  expect(
    mineTopSellers(shop, [segment, { ...segment, group: 'nine', members: members.slice(0, 9) }]),
  ).toEqual([
    { group: 'pairs', product: 'tea', buyers: 12, share: 1, rank: 1 },
    { group: 'pairs', product: 'milk', buyers: 10, share: 10 / 12, rank: 2 },
  ]);
});

test('ranks, shares and bounds hold, whatever the order of baskets', () => {
  const options = { minBuyers: 1, maxPerGroup: 3 };
  fc.assert(
    fc.property(orders, (past) => {
      const top = mineTopSellers(buildHistory(past), [everyone], options);
      expect(top.map(({ rank }) => rank)).toEqual([1, 2, 3].slice(0, top.length));
      for (const { share } of top) expect(share > 0 && share <= 1).toBe(true);
      expect(mineTopSellers(reversed(buildHistory(past)), [everyone], options)).toEqual(top);
    }),
  );
});

test('the base rate is the share of pairs bought in the window', () => {
  // 82 customers x 4 products; pairs in the window: 12 x 2 + 10 + 9 + 1.
  expect(baseRate(shop)).toBeCloseTo(44 / (82 * 4), 12);
  expect(logit(0.5)).toBe(0);
});

test('the base rate always has a finite logit', () => {
  expect(baseRate(buildHistory([]))).toBe(0.001);
  expect(baseRate(history(order('ann', 0, 'tea')))).toBe(0.5);
  fc.assert(fc.property(orders, (past) => Number.isFinite(logit(baseRate(buildHistory(past))))));
});
