import fc from 'fast-check';
import { buildHistory, mineSequences, type PastOrder } from '../src/index';
import { history, order, orders, reversed, seeded } from './worlds';

const any = {
  minCustomers: 1,
  minProbability: 0,
  minLift: 0,
  minLogLikelihood: 0,
  minDirection: 0,
};

/** People who come back after `days` for the second thing; each with something of their own at the same times. */
const comers = (count: number, [first, then]: readonly [string, string], days = 20): PastOrder[] =>
  Array.from({ length: count }, (_, at) => `${first}-${then}-${at}`).flatMap((customer, at) => [
    order(customer, at, `${first} mint${at % 7} rice${at % 5}`),
    order(customer, at + days + (at % 3), `${then} nuts${at % 7} oats${at % 5}`),
  ]);
const pairs = (past: readonly PastOrder[], options = {}) =>
  mineSequences(buildHistory(past), options).map(({ from, to }) => `${from}>${to}`);

test('number, probability, gap and lift as worked out by hand', () => {
  const past = history(
    order('ann', 0, 'tent'),
    order('ann', 10, 'mat'),
    order('bea', 0, 'tent'),
    order('bea', 12, 'mat'),
    order('cem', 0, 'tent'),
    order('cem', 20, 'lamp'),
    order('dan', 5, 'lamp'),
    order('dan', 9, 'tent'),
  );
  // Pairs in time: tent>mat twice, tent>lamp, lamp>tent. Of 4 pairs 3 begin with the tent and 2 end with the mat.
  const edge = mineSequences(past, any).find(({ from, to }) => from === 'tent' && to === 'mat');
  expect(edge).toMatchObject({ n: 2, probability: 0.5, medianGapDays: 11 });
  expect(edge?.lift).toBeCloseTo(2 / ((3 * 2) / 4), 12);
});

test('what follows is found, with its gap, and not the way back', () => {
  const past = [...comers(40, ['boots', 'wax']), ...comers(40, ['phone', 'case'], 5)];
  const edges = mineSequences(buildHistory(past));
  expect(edges.map(({ from, to }) => `${from}>${to}`)).toEqual(
    expect.arrayContaining(['boots>wax', 'phone>case']),
  );
  expect(edges.find(({ to }) => to === 'wax')?.medianGapDays).toBe(21);
  expect(edges.find(({ to }) => to === 'case')?.medianGapDays).toBe(6);
  expect(edges.filter(({ from }) => from === 'wax' || from === 'case')).toEqual([]);
});

test('what the same people like comes in either order and follows nothing', () => {
  const random = seeded(3);
  const fans = Array.from({ length: 300 }, (_, at) => {
    const [first, second] = random() < 0.5 ? ['opera', 'ballet'] : ['ballet', 'opera'];
    return [
      order(`f${at}`, at, `${first} mint${at % 9}`),
      order(`f${at}`, at + 30, `${second} nuts${at % 9}`),
    ];
  }).flat();
  expect(pairs([...fans, ...comers(200, ['boots', 'wax'])])).not.toEqual(
    expect.arrayContaining([expect.stringMatching('opera|ballet')]),
  );
});

test('what is bought with the beginning, or with the end, does not follow for that', () => {
  const past = comers(60, ['boots', 'wax']).map((one, at) => ({
    ...one,
    products: [
      ...one.products,
      ...(at % 2 === 0 && at % 3 === 0 ? ['socks'] : []),
      ...(at % 4 === 1 ? ['brush'] : []),
    ],
  }));
  const found = pairs([...past, ...comers(100, ['phone', 'case'])]);
  expect(found).toContain('boots>wax');
  expect(found).not.toContain('socks>wax');
  expect(found).not.toContain('boots>brush');
});

test('what is bought all the time follows nothing', () => {
  const past = comers(50, ['boots', 'wax']).map((one) => ({ ...one, products: [...one.products, 'milk'] }));
  expect(pairs(past).filter((pair) => pair.endsWith('>milk'))).toEqual([]);
});

test('a year later is another story', () => {
  expect(pairs(comers(60, ['boots', 'wax'], 300))).toEqual([]);
});

test('bounds hold and the order of baskets does not matter', () => {
  fc.assert(
    fc.property(orders, (past) => {
      const options = { ...any, maxPerProduct: 3 };
      const mined = mineSequences(buildHistory(past), options);
      const degree = new Map<string, number>();
      for (const edge of mined) {
        degree.set(edge.from, (degree.get(edge.from) ?? 0) + 1);
        expect(edge.from).not.toBe(edge.to);
        expect(edge.probability).toBeGreaterThan(0);
        expect(edge.probability).toBeLessThanOrEqual(1);
        expect(edge.medianGapDays).toBeGreaterThanOrEqual(1);
        expect(edge.medianGapDays).toBeLessThanOrEqual(180);
      }
      expect(Math.max(0, ...degree.values())).toBeLessThanOrEqual(3);
      expect(mineSequences(reversed(buildHistory(past)), options)).toEqual(mined);
    }),
  );
});
