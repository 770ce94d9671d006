import fc from 'fast-check';
import {
  buildHistory,
  type ComplementEdge,
  mineSubstitutes,
  type PastOrder,
  type ProductTraits,
  type SubstituteEdge,
  tellApart,
} from '../src/index';
import { byMany, order, orders, reversed } from './worlds';

const kind = (category: string, price: number | null = 10): ProductTraits => ({
  title: null,
  price,
  categories: [category],
  above: [],
  brands: [],
});
const traits = new Map([
  ['kettle', kind('kettles')],
  ['other-kettle', kind('kettles', 14)],
  ['gold-kettle', kind('kettles', 90)],
  ['cup', kind('cups')],
  ['saucer', kind('cups', 5.5)],
  ['rug', kind('rugs')],
]);
/** People who look at everything, one or two things at a time: what chance is reckoned from. */
const rest = [
  ...byMany(60, 'rug'),
  ...byMany(40, 'rug cup'),
  ...byMany(40, 'rug kettle'),
  ...byMany(40, 'rug saucer'),
];
const bought = [...byMany(30, 'kettle rug'), ...byMany(30, 'other-kettle rug'), ...byMany(30, 'cup saucer')];

function pairs(looks: readonly PastOrder[], purchases: readonly PastOrder[] = bought): string[] {
  const views = buildHistory([...looks, ...rest]);
  return mineSubstitutes({ history: buildHistory(purchases), views, traits }).map(
    ({ from, to }) => `${from}~${to}`,
  );
}

test('what is looked at together and bought one or the other is a substitute, both ways', () => {
  expect(pairs(byMany(30, 'kettle other-kettle'))).toEqual(['kettle~other-kettle', 'other-kettle~kettle']);
});

test('the figures are those worked out by hand', () => {
  const views = buildHistory([...byMany(30, 'kettle other-kettle'), ...rest]);
  const [edge] = mineSubstitutes({ history: buildHistory(bought), views, traits });
  // 30 sessions with both; 70 with the kettle, 30 with the other. Bought: 60 places beside others, 30 with each kettle.
  expect(edge).toMatchObject({ n: 30, together: 0 });
  expect(edge?.score).toBeCloseTo(30 / Math.sqrt(70 * 30), 12);
  expect(edge?.expected).toBeCloseTo((30 * 30) / (180 - 30), 12);
});

test('what is bought together is none, however often it is looked at together', () => {
  expect(pairs(byMany(30, 'cup saucer'))).toEqual([]);
});

test('nor what is of another kind, or of quite another price', () => {
  expect(pairs([...byMany(30, 'kettle cup'), ...byMany(30, 'kettle gold-kettle')])).toEqual([]);
});

test('one visitor’s habit is no rule', () => {
  const habit = Array.from({ length: 30 }, (_, day) => order('ann', day, 'kettle other-kettle'));
  expect(pairs(habit)).toEqual([]);
});

test('bounds hold and the order of sessions does not matter', () => {
  const alike = new Map(
    Array.from({ length: 12 }, (_, at) => [`p${String(at).padStart(2, '0')}`, kind('all')]),
  );
  const options = {
    minSessions: 1,
    minVisitors: 1,
    minScore: 0,
    minLogLikelihood: 0,
    maxExcess: 100,
    maxPerProduct: 3,
  };
  fc.assert(
    fc.property(orders, orders, (looks, purchases) => {
      const [history, views] = [buildHistory(purchases), buildHistory(looks)];
      const found = mineSubstitutes({ history, views, traits: alike }, options);
      const degree = new Map<string, number>();
      for (const { from, to, score } of found) {
        degree.set(from, (degree.get(from) ?? 0) + 1);
        expect(from).not.toBe(to);
        expect(score).toBeGreaterThan(0);
        expect(score).toBeLessThanOrEqual(1 + 1e-12);
      }
      expect(Math.max(0, ...degree.values())).toBeLessThanOrEqual(3);
      const turned = { history: reversed(history), views: reversed(views), traits: alike };
      expect(mineSubstitutes(turned, options)).toEqual(found);
    }),
  );
});

describe('complements and substitutes', () => {
  const complement = (from: string, to: string) => ({ from, to, n: 12 }) as ComplementEdge;
  const substitute = (from: string, to: string) => ({ from, to }) as SubstituteEdge;
  const none = { complements: [], substitutes: [] };

  it('are told apart: what is bought together is no alternative, in either direction', () => {
    const found = {
      complements: [complement('cup', 'saucer')],
      substitutes: [substitute('saucer', 'cup'), substitute('cup', 'mug')],
    };
    expect(tellApart(found, none).substitutes).toEqual([substitute('cup', 'mug')]);
  });

  it('yield to what the shop says', () => {
    const found = { complements: [], substitutes: [substitute('cup', 'saucer')] };
    expect(tellApart(found, { ...none, complements: [['saucer', 'cup']] }).substitutes).toEqual([]);
  });

  it('give a reason where the shop says alternatives and baskets say both', () => {
    const found = { complements: [complement('cup', 'mug'), complement('cup', 'saucer')], substitutes: [] };
    const { complements } = tellApart(found, { ...none, substitutes: [['mug', 'cup']] });
    expect(complements.map(({ to, reason }) => [to, reason])).toEqual([
      ['mug', 'set as alternatives, yet 12 baskets hold both'],
      ['saucer', undefined],
    ]);
  });

  const names = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const some = fc.array(fc.tuple(names, names), { maxLength: 12 });
  it('never share a pair without a reason', () => {
    fc.assert(
      fc.property(fc.tuple(some, some, some, some), ([together, instead, setTogether, setInstead]) => {
        const told = tellApart(
          {
            complements: together.map(([from, to]) => complement(from, to)),
            substitutes: instead.map(([from, to]) => substitute(from, to)),
          },
          { complements: setTogether, substitutes: setInstead },
        );
        const key = (a: string, b: string) => [a, b].sort().join();
        const alternatives = new Set([
          ...told.substitutes.map(({ from, to }) => key(from, to)),
          ...setInstead.map(([a, b]) => key(a, b)),
        ]);
        for (const { from, to, reason } of told.complements)
          if (reason === undefined) expect(alternatives.has(key(from, to))).toBe(false);
        const set = new Set(setTogether.map(([a, b]) => key(a, b)));
        for (const { from, to } of told.substitutes) expect(set.has(key(from, to))).toBe(false);
      }),
    );
  });
});
