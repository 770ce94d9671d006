import fc from 'fast-check';
import { buildHistory, logLikelihoodRatio, mineComplements } from '../src/index';
import { byMany, history, order, orders, reversed, seeded } from './worlds';

/** Of 100 baskets: 20 tea+milk, 10 tea+jam, 30 jam+bread, 40 bread+eggs. */
const shop = history(
  byMany(20, 'tea milk'),
  byMany(10, 'tea jam'),
  byMany(30, 'jam bread'),
  byMany(40, 'bread eggs'),
);

test('the rule tea -> milk has the figures worked out by hand', () => {
  const edge = mineComplements(shop).edges.find(({ from, to }) => from === 'tea' && to === 'milk');
  // 30 baskets with tea, 20 with milk. 200 places, 30 beside tea; beside others than tea 170, 20 taken by milk.
  expect(edge).toMatchObject({ n: 20, support: 0.2 });
  expect(edge?.confidence).toBeCloseTo(20 / 30, 12);
  expect(edge?.lift).toBeCloseTo(20 / 30 / 0.2, 12);
  expect(edge?.weight).toBeCloseTo(20 / 30 - 0.2, 12);
  expect(edge?.excess).toBeCloseTo(20 / ((30 * 20) / 170), 12);
});

test('rules have a direction: milk is always with tea, tea not always with milk', () => {
  const confidence = new Map(mineComplements(shop).edges.map((e) => [`${e.from}>${e.to}`, e.confidence]));
  expect(confidence.get('milk>tea')).toBe(1);
  expect(confidence.get('tea>milk')).toBeCloseTo(2 / 3, 12);
});

test('a merely popular product is nobody’s complement', () => {
  const past = [...byMany(60, 'bag tea milk'), ...byMany(60, 'bag bread jam'), ...byMany(60, 'bag soap')];
  expect(mineComplements(buildHistory(past)).edges.filter(({ to }) => to === 'bag')).toEqual([]);
});

test('one person’s habit is not a rule', () => {
  const habit = Array.from({ length: 30 }, (_, day) => order('ann', day, 'gin lime'));
  const others = byMany(300, 'bread eggs');
  expect(mineComplements(history(habit, others)).edges.some(({ from }) => from === 'gin')).toBe(false);
  const shared = habit.map((past, at) => ({ ...past, customer: `c${at % 3}` }));
  expect(mineComplements(history(shared, others)).edges.some(({ from }) => from === 'gin')).toBe(true);
});

test('few baskets together, however striking, are not enough', () => {
  const past = history(byMany(4, 'gin lime'), byMany(300, 'bread eggs'));
  expect(mineComplements(past).edges.some(({ from }) => from === 'gin')).toBe(false);
});

test('oversized baskets are left out and counted', () => {
  const bulk = Array.from({ length: 20 }, (_, at) => `bulk${at}`).join(' ');
  const mined = mineComplements(history(byMany(50, 'tea milk'), byMany(9, bulk)), { maxBasket: 10 });
  expect(mined).toMatchObject({ baskets: 50, oversized: 9 });
});

test('baskets of very uneven size, filled at random, show hardly a rule', () => {
  const random = seeded(7);
  const past = Array.from({ length: 4000 }, (_, at) => {
    const size = random() < 0.8 ? 3 : 30;
    const products = Array.from({ length: size }, () => `p${Math.floor(100 * random() ** 2)}`);
    return order(`c${at}`, at, products.join(' '));
  });
  const { edges } = mineComplements(buildHistory(past));
  expect(edges.length).toBeLessThan(5);
});

test('bounds hold and the order of baskets does not matter', () => {
  const options = {
    minBaskets: 1,
    minCustomers: 1,
    minConfidence: 0,
    minLift: 1,
    minLogLikelihood: 0,
    maxPerProduct: 3,
  };
  fc.assert(
    fc.property(orders, (past) => {
      const mined = mineComplements(buildHistory(past), options);
      const degree = new Map<string, number>();
      for (const edge of mined.edges) {
        degree.set(edge.from, (degree.get(edge.from) ?? 0) + 1);
        expect(edge.from).not.toBe(edge.to);
        expect(edge.weight).toBeGreaterThan(0);
        expect(edge.confidence).toBeLessThanOrEqual(1);
        expect(edge.significance).toBeGreaterThanOrEqual(0);
      }
      expect(Math.max(0, ...degree.values())).toBeLessThanOrEqual(3);
      expect(mineComplements(reversed(buildHistory(past)), options)).toEqual(mined);
    }),
  );
});

test('the log-likelihood ratio is Dunning’s, and 0 at independence', () => {
  expect(logLikelihoodRatio({ together: 110, first: 2552, second: 221, total: 31777 })).toBeCloseTo(
    270.72,
    1,
  );
  expect(logLikelihoodRatio({ together: 20, first: 40, second: 50, total: 100 })).toBeCloseTo(0, 10);
});
