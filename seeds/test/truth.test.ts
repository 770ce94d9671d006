import { BasketIndex } from './basket-index.js';
import { median, tellShop } from './told-shop.js';

const shop = tellShop();
const { truth } = shop;
const baskets = new BasketIndex(shop.of('order.placed'));

const both = new Set(truth.complements.map(({ from, to }) => `${from} ${to}`));
const oneWay = truth.complements.filter(({ from, to }) => !both.has(`${to} ${from}`));

test('planted complements are bought together with the planted probability', () => {
  expect(truth.complements.length).toBeGreaterThanOrEqual(150);
  const errors = oneWay.map(({ from, to, probability }) => {
    const spread = Math.sqrt((probability * (1 - probability)) / baskets.support(from));
    return (baskets.confidence(from, to) - probability) / spread;
  });
  const variance = errors.reduce((sum, z) => sum + z * z, 0) / errors.length;
  expect(Math.max(...errors.map(Math.abs))).toBeLessThan(4.5);
  expect(variance).toBeLessThan(1.4); // 1 when nothing but chance is in it
});

test('every planted complement has high lift, and the truth says which', () => {
  for (const { from, to, lift, support, together } of truth.complements) {
    expect(baskets.lift(from, to)).toBeGreaterThan(10);
    expect(baskets.lift(from, to)).toBeCloseTo(lift, 6);
    expect([baskets.support(from), baskets.together(from, to)]).toEqual([support, together]);
  }
});

test('decoys meet more often than the complements do, and have no lift', () => {
  expect(truth.decoys).toHaveLength(28);
  const planted = new Set(truth.complements.flatMap(({ from, to }) => [from, to]));
  for (const { a, b, lift } of truth.decoys) {
    expect(planted.has(a) || planted.has(b)).toBe(false);
    expect(baskets.lift(a, b)).toBeCloseTo(lift, 6);
    expect(lift).toBeGreaterThan(0.6);
    expect(lift).toBeLessThan(1.4);
  }
  const usual = median(truth.complements.map(({ together }) => together));
  expect(median(truth.decoys.map(({ together }) => together))).toBeGreaterThan(1.3 * usual);
});

test('naive co-occurrence is fooled: decoys fill its top ranks', () => {
  const pairs = [
    ...truth.complements.map(({ together }) => ({ together, decoy: false })),
    ...truth.decoys.map(({ together }) => ({ together, decoy: true })),
  ].sort((x, y) => y.together - x.together);
  expect(pairs.slice(0, 40).filter(({ decoy }) => decoy).length).toBeGreaterThan(12);
});

test('complements are directional: the main product calls for the accessory more than the other way round', () => {
  const stronger = oneWay.filter(
    ({ from, to }) => baskets.confidence(from, to) > baskets.confidence(to, from),
  );
  expect(stronger.length / oneWay.length).toBeGreaterThan(0.7);
});

test('substitutes are viewed in the same session and hardly ever bought together', () => {
  const sessions = new Map<string, Set<string>>();
  for (const { payload } of shop.of('product.viewed')) {
    const session = payload.session ?? '';
    sessions.set(session, (sessions.get(session) ?? new Set()).add(payload.product));
  }
  let viewedTogether = 0;
  for (const viewed of sessions.values()) {
    viewedTogether += truth.substitutes.filter(([a, b]) => viewed.has(a) && viewed.has(b)).length;
  }
  const boughtTogether = truth.substitutes.reduce((sum, [a, b]) => sum + baskets.together(a, b), 0);
  expect(viewedTogether).toBeGreaterThan(40 * truth.substitutes.length);
  expect(boughtTogether).toBeLessThan(0.02 * viewedTogether);
});

test('popularity is skewed: a tenth of the products makes a third of the lines or more', () => {
  const lines = shop.of('product.upserted').map(({ payload }) => baskets.support(payload.product));
  const sorted = [...lines].sort((a, b) => b - a);
  const top = sorted.slice(0, 150).reduce((a, b) => a + b, 0);
  expect(top / shop.counts.lines).toBeGreaterThan(0.33);
});
