import { AlternatingLeastSquares, FACTOR_DEFAULTS } from '../src/baselines/alternating-least-squares';
import { buyerProducts, gatherBuyers } from '../src/buyers';
import { buildHistory } from '../src/index';

/** Two tastes of twenty products; everybody has eight of one's own, and the first two products are had by all. */
const baskets = Array.from({ length: 120 }, (_, c) => {
  const own = Array.from(
    { length: 8 },
    (_o, at) => `t${c % 2}-${String((c + at * 7) % 20).padStart(2, '0')}`,
  );
  return { customer: `c${c}`, at: 1_700_000_000_000 + c, products: ['all-1', 'all-2', ...own] };
});
const history = buildHistory(baskets);
const { incidence } = buyerProducts(history, gatherBuyers(history));
const index = new Map(history.products.map((id, at) => [id, at]));
const had = Int32Array.from(['t0-00', 't0-07', 't0-14'], (id) => index.get(id) ?? -1);

const ranked = (model: AlternatingLeastSquares): string[] =>
  history.products
    .map((id, at) => ({ id, score: model.scores(had)[at] ?? 0 }))
    .sort((a, b) => b.score - a.score)
    .map(({ id }) => id)
    .filter((id) => !had.includes(index.get(id) ?? -1));

test("a taste is found: what comes first is of one's own", () => {
  const order = ranked(new AlternatingLeastSquares(incidence, { ...FACTOR_DEFAULTS, factors: 4 }));
  expect(order.slice(0, 8).filter((id) => id.startsWith('t1'))).toEqual([]);
});

test('the stronger it is regularised, the nearer scores come to nothing', () => {
  const options = { factors: 8, iterations: 8, confidence: 4 };
  const sizes = [0.001, 0.1, 1].map((regularisation) => {
    const scores = new AlternatingLeastSquares(incidence, { ...options, regularisation }).scores(had);
    return scores.reduce((sum, score) => sum + score * score, 0);
  });
  expect(sizes[0]).toBeGreaterThan(sizes[1] ?? 0);
  expect(sizes[1]).toBeGreaterThan(sizes[2] ?? 0);
});

test('the same history gives the same scores', () => {
  const [one, other] = [new AlternatingLeastSquares(incidence), new AlternatingLeastSquares(incidence)];
  expect(one.scores(had)).toEqual(other.scores(had));
});
