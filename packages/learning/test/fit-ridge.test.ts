import { attributesOf, buildHistory } from '../src/index';
import { sequenceMatrices } from '../src/edges/fit-followed-by';
import { gatherBuyers } from '../src/buyers';
import { attributeMatrix } from '../src/matrix/attribute-matrix';
import { fitRelated, profileMatrix } from '../src/edges/fit-related';
import { fitRidge } from '../src/ridge/fit-ridge';
import { byMany, history, order, seeded } from './worlds';

const OPTIONS = { neighbours: 10, maxEdges: 10, minRows: 1, attributeStrength: 0, threads: 1 };

test('every ridge strength has the solution that it has alone', async () => {
  const random = seeded(3);
  const past = buildHistory(
    Array.from({ length: 300 }, (_, at) =>
      order(`c${at % 60}`, at, `p${Math.floor(12 * random())} p${Math.floor(12 * random())}`),
    ),
  );
  const { matrix } = profileMatrix(past);
  const data = { has: matrix, wants: matrix, attributes: null };
  const together = await fitRidge(data, { ...OPTIONS, lambdaFactors: [0.5, 4] });
  for (const [at, factor] of [0.5, 4].entries()) {
    const alone = await fitRidge(data, { ...OPTIONS, lambdaFactors: [factor] });
    expect(together.fits[at]?.lambda).toBe(alone.fits[0]?.lambda);
    const [both, one] = [together.fits[at]?.parts[0], alone.fits[0]?.parts[0]];
    expect(both?.from).toEqual(one?.from);
    both?.weight.forEach((weight, edge) => expect(weight).toBeCloseTo(one?.weight[edge] ?? -1, 9));
    expect(both?.weight.length).toBeGreaterThan(50);
  }
});

test('an edge has the direction of time: coffee then filters', async () => {
  const past = history(
    Array.from({ length: 20 }, (_, at) => [
      order(`c${at}`, 0, at % 2 === 0 ? 'coffee' : 'tea'),
      order(`c${at}`, 7, at % 2 === 0 ? 'filters' : 'lemon'),
    ]).flat(),
  );
  const options = { decay: 0.5, maxOccasions: 10, minWeight: 0.05 };
  const matrices = sequenceMatrices(past, gatherBuyers(past), options);
  const { fits } = await fitRidge({ ...matrices, attributes: null }, { ...OPTIONS, lambdaFactors: [0.1] });
  const edges = (fits[0]?.parts ?? []).flatMap(({ from, to }) =>
    Array.from(from, (product, at) => `${past.products[product]} > ${past.products[to[at] ?? 0]}`),
  );
  expect(edges.sort()).toEqual(['coffee > filters', 'tea > lemon']);
});

test('what is had at one moment does not come one after the other', () => {
  const past = history(order('ann', 0, 'tea'), order('ann', 0, 'milk'), order('ann', 2, 'bread'));
  const options = { decay: 0.5, maxOccasions: 10, minWeight: 0.05 };
  const { has, wants } = sequenceMatrices(past, gatherBuyers(past), options);
  expect(has.rows).toBe(1);
  expect(Array.from(has.rowColumn.slice(0, 2), (at) => past.products[at]).sort()).toEqual(['milk', 'tea']);
  expect(Array.from(wants.rowColumn.slice(0, 1), (at) => past.products[at])).toEqual(['bread']);
});

test('further back counts less, and what counts too little not at all', () => {
  const past = history(['tea', 'milk', 'bread', 'jam'].map((product, day) => order('ann', day, product)));
  const options = { decay: 0.5, maxOccasions: 1, minWeight: 0.5 };
  const { has } = sequenceMatrices(past, gatherBuyers(past), options);
  const named = Array.from(has.rowColumn.slice(0, 2), (at, i) => [past.products[at], has.rowValue[i]]);
  expect(Object.fromEntries(named)).toEqual({ bread: 1, milk: 0.5 });
});

test('a product that nobody bought has edges from products like it', async () => {
  const sold = byMany(30, 'mug bowl').concat(byMany(30, 'tent rope'));
  const past = history(sold);
  const products = [...past.products, 'beaker'].sort();
  const index = (id: string) => products.indexOf(id);
  const wide = {
    ...past,
    products,
    basketItem: past.basketItem.map((item) => index(past.products[item] ?? '')),
  };
  const of = (product: string) => (['mug', 'bowl', 'beaker'].includes(product) ? ['crockery'] : ['camping']);
  const attributes = attributeMatrix(products.length, [
    { name: 'type', weight: 1, values: products.map(of) },
  ]);
  const without = await fitRelated(wide, { threads: 1 });
  expect(without.edges.filter(({ to }) => to === 'beaker')).toEqual([]);
  const { edges } = await fitRelated(wide, { threads: 1, attributes });
  const into = edges.filter(({ to }) => to === 'beaker').map(({ from }) => from);
  expect(into.sort()).toEqual(['bowl', 'mug']);
});

test('attributes are what at least two products share', () => {
  const described = ['Home>Mugs', 'Home>Bowls', 'Home>Mugs'].map((path, at) => ({
    categories: [path.split('>')],
    brand: `maker ${at}`,
    title: null,
  }));
  expect(attributesOf([...described, null]).map(({ name }) => name)).toEqual(['type', 'category']);
});
