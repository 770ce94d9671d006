import fc from 'fast-check';
import { fitCoefficients } from '../src/coefficients/fit-coefficients';
import { type Case, tuningSet } from '../src/coefficients/tuning-set';
import { Ranker } from '../src/ranker/rank';
import { anchorWeights, type Past, pastsOf } from '../src/signals/past';
import { ownSignals } from '../src/signals/own-signals';
import type { Signal } from '../src/signals/signal';
import { DAY_MS } from '../src/index';
import { history, order } from './worlds';

const nobody: Past = {
  items: Int32Array.from([0]),
  ago: Int32Array.from([0]),
  lastAt: Float64Array.from([0]),
  agoEach: [Int32Array.from([0])],
  atEach: [Float64Array.from([0])],
  occasions: 1,
};
const fixed = (name: string, strengths: readonly number[]): Signal => ({
  name,
  prior: 1,
  collect: (_past, _now, into) => strengths.forEach((strength, at) => strength > 0 && into.add(at, strength)),
});

test('a ranking is by the sum of coefficient times strength', () => {
  const all = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { minLength: 3, maxLength: 8 });
  fc.assert(
    fc.property(all, fc.nat(5), fc.nat(5), (strengths, a, b) => {
      const signals = [
        {
          signal: fixed(
            'a',
            strengths.map(([x]) => x),
          ),
          coefficient: a,
        },
        {
          signal: fixed(
            'b',
            strengths.map(([, y]) => y),
          ),
          coefficient: b,
        },
      ];
      const ranker = new Ranker(signals, { products: strengths.length, count: 20, newOnly: false });
      const expected = strengths
        .map(([x, y], at) => ({ at, score: a * x + b * y }))
        .filter(({ score }) => score > 0)
        .sort((p, q) => q.score - p.score || p.at - q.at);
      expect(ranker.rank(nobody, 0)).toEqual(expected.map(({ at }) => at));
    }),
  );
});

test('what one had is left out when only new things count', () => {
  const weighted = [{ signal: fixed('a', [3, 2, 1]), coefficient: 1 }];
  const ranker = new Ranker(weighted, { products: 3, count: 2, newOnly: true });
  expect(ranker.rank(nobody, 0)).toEqual([1, 2]);
});

test('the signal that knows gets the coefficient, the one that misleads none', () => {
  const right = fixed('right', [0, 0, 5, 1]);
  const wrong = fixed('wrong', [9, 8, 0, 0]);
  const cases: Case[] = Array.from({ length: 40 }, () => ({ past: nobody, now: 0, truth: new Set([2]) }));
  const candidates = { perSignal: 10, newOnly: false, products: 4 };
  const signals = [wrong, right];
  const { coefficients, ndcg, alone } = fitCoefficients(signals, tuningSet(signals, cases, candidates), {
    k: 20,
    rounds: 4,
  });
  expect(ndcg).toBe(1);
  expect(alone[1]).toBe(1);
  expect(alone[0]).toBe(0);
  expect(coefficients[1] ?? 0).toBeGreaterThan(0);
  expect((coefficients[1] ?? 0) * 5).toBeGreaterThan((coefficients[0] ?? 0) * 9);
});

test('a tie with what is not wanted is a miss', () => {
  const even = fixed('even', [1, 1]);
  const cases: Case[] = [{ past: nobody, now: 0, truth: new Set([0]) }];
  const strengths = tuningSet([even], cases, { perSignal: 10, newOnly: false, products: 2 });
  expect(fitCoefficients([even], strengths, { k: 1, rounds: 0 }).alone).toEqual([0]);
});

test('a past has the latest first, with the occasions since', () => {
  const past = history(order('ann', 0, 'tea milk'), order('ann', 3, 'tea'), order('ann', 5, 'bread'));
  const [ann] = pastsOf(past);
  if (ann === null || ann === undefined) throw new Error('Ann has a past');
  const named = Array.from(ann.items, (item) => past.products[item]);
  expect(named).toEqual(['bread', 'tea', 'milk']);
  expect(Array.from(ann.ago)).toEqual([0, 1, 2]);
  expect(ann.agoEach.map((ago) => Array.from(ago))).toEqual([[0], [1, 2], [2]]);
  const now = 15 * DAY_MS;
  expect(Array.from(anchorWeights(ann, { by: 'occasion', base: 0.5 }, now))).toEqual([1, 0.5, 0.25]);
  expect(Array.from(anchorWeights(ann, { by: 'only', nth: 1 }, now))).toEqual([0, 1, 0]);
  expect(anchorWeights(ann, { by: 'time', halfLifeDays: 10 }, now)[0]).toBeCloseTo(0.5);
});

test('what is bought every ten days is due after ten', () => {
  const past = history([0, 10, 20, 30].map((day) => order('ann', day, 'coffee')));
  const [ann] = pastsOf(past);
  if (ann === null || ann === undefined) throw new Error('Ann has a past');
  const unknown = { probability: new Float64Array(1), medianGapDays: new Float64Array(1) };
  const due = (day: number) => {
    const said: string[] = [];
    for (const { name, collect } of ownSignals(unknown))
      if (name.endsWith('due')) collect(ann, day * DAY_MS, { add: () => said.push(name) } as never);
    return said;
  };
  expect(due(32)).toEqual([]);
  expect(due(35)).toEqual(['own-soon-due']);
  expect(due(40)).toEqual(['own-due']);
  expect(due(60)).toEqual([]);
});
