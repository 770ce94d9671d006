import fc from 'fast-check';
import { buildHistory, fitRelated } from '../src/index';
import { byMany, history, order, orders, reversed, seeded } from './worlds';

test('two products have the weight worked out by hand', async () => {
  const past = history(byMany(6, 'tea milk'), byMany(2, 'tea'), byMany(2, 'milk'));
  const fit = await fitRelated(past);
  expect(fit).toMatchObject({ lambda: 32, products: 2, anonymous: false, oversized: 0, workers: 0 });
  // G = 8 on the diagonal, 6 off it; lambda = 4 x 8.
  expect(fit.edges).toEqual([
    { from: 'tea', to: 'milk', weight: 6 / 40 },
    { from: 'milk', to: 'tea', weight: 6 / 40 },
  ]);
});

test('what a nearer neighbour explains is not explained again', async () => {
  // Everyone with biscuits has tea; milk follows tea alone.
  const past = history(byMany(20, 'tea milk biscuits'), byMany(20, 'tea milk'), byMany(40, 'bread'));
  const { edges } = await fitRelated(past, { lambdaFactor: 0.01 });
  const weight = (from: string) => edges.find((e) => e.from === from && e.to === 'milk')?.weight ?? 0;
  expect(weight('tea')).toBeGreaterThan(0.95);
  expect(weight('biscuits')).toBeLessThan(0.05);
});

test('products of few customers and buyers of too much are left out', async () => {
  const past = history(
    byMany(6, 'tea milk'),
    byMany(4, 'gin lime'),
    order('reseller', 0, 'tea milk gin lime'),
  );
  const fit = await fitRelated(past, { maxProfile: 3 });
  expect(fit.oversized).toBe(1);
  expect(new Set(fit.edges.flatMap(({ from, to }) => [from, to]))).toEqual(new Set(['tea', 'milk']));
});

test('anonymous baskets count where they are the many, or when told to', async () => {
  const guests = Array.from({ length: 6 }, () => order(null, 0, 'gin lime'));
  const known = byMany(7, 'tea milk');
  expect(await fitRelated(history(guests, known))).toMatchObject({ anonymous: false, products: 2 });
  expect(await fitRelated(history(guests, known), { anonymous: true })).toMatchObject({ products: 4 });
  expect(await fitRelated(history(guests, known.slice(0, 5)))).toMatchObject({
    anonymous: true,
    products: 4,
  });
});

test('bounds hold and the order of baskets does not matter', async () => {
  const options = { minCustomers: 1, maxEdges: 2, neighbours: 4 };
  await fc.assert(
    fc.asyncProperty(orders, async (past) => {
      const fit = await fitRelated(buildHistory(past), options);
      const degree = new Map<string, number>();
      for (const edge of fit.edges) {
        degree.set(edge.to, (degree.get(edge.to) ?? 0) + 1);
        expect(edge.from).not.toBe(edge.to);
        expect(edge.weight).toBeGreaterThan(0);
      }
      expect(Math.max(0, ...degree.values())).toBeLessThanOrEqual(2);
      expect(await fitRelated(reversed(buildHistory(past)), options)).toEqual(fit);
    }),
  );
});

test('an empty history has no edges', async () => {
  expect((await fitRelated(buildHistory([]))).edges).toEqual([]);
});

test('the number of threads does not matter', async () => {
  const random = seeded(11);
  const past = Array.from({ length: 2000 }, (_, at) => {
    const products = Array.from({ length: 8 }, () => `p${Math.floor(550 * random())}`);
    return order(`c${at % 400}`, at, products.join(' '));
  });
  const one = await fitRelated(buildHistory(past), { threads: 1, neighbours: 30 });
  const three = await fitRelated(buildHistory(past), { threads: 3, neighbours: 30 });
  expect(one.workers).toBe(0);
  expect(three.workers).toBe(3); // 0 here means that the package is not built: jest's threads run dist
  expect(three.edges).toEqual(one.edges);
  expect(one.edges.length).toBeGreaterThan(5_000);
}, 30_000);
