import { MOST_REMEMBERED, type Weighting, weightingOf } from '@wherefore/contracts';
import fc from 'fast-check';
import { fitCoefficients } from '../src/coefficients/fit-coefficients';
import { type Case, tuningSet } from '../src/coefficients/tuning-set';
import { Ranker } from '../src/ranker/rank';
import { hadOf, type Past, pastsOf } from '../src/signals/past';
import { repeatSignal } from '../src/signals/own-signals';
import type { Signal } from '../src/signals/signal';
import { DAY_MS } from '../src/index';
import { history, order } from './worlds';

const nobody: Past = {
  items: Int32Array.from([0]),
  agoEach: [Int32Array.from([0])],
  atEach: [Float64Array.from([0])],
  occasions: 1,
  lastAt: 0,
  had: new Set([0]),
};
const kind = { source: 'related', weighting: 'always', prior: 1 } as const;
const fixed = (name: string, strengths: readonly number[]): Signal => ({
  ...kind,
  name,
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
  expect(ann.agoEach.map((ago) => Array.from(ago))).toEqual([[0], [1, 2], [2]]);
  const weights = (weighting: Weighting) => hadOf(ann, 65 * DAY_MS).map((had) => weightingOf(weighting, had));
  expect(weights('quick')).toEqual([1, 0.5, 0.25]);
  expect(weights('before')).toEqual([0, 1, 0]);
  expect(weights('months')[0]).toBeCloseTo(0.5, 12);
});

test('only the latest things are remembered, but none that was had is new', () => {
  const many = Array.from({ length: MOST_REMEMBERED + 5 }, (_, at) => order('ann', at, `p${at}`));
  const [ann] = pastsOf(history(many));
  expect(ann?.items.length).toBe(MOST_REMEMBERED);
  expect(ann?.had.size).toBe(MOST_REMEMBERED + 5);
});

test('what is bought every ten days is due after ten', () => {
  const past = history([0, 10, 20, 30].map((day) => order('ann', day, 'coffee')));
  const [ann] = pastsOf(past);
  if (ann === null || ann === undefined) throw new Error('Ann has a past');
  const repeats = { probability: Float64Array.of(0.5), medianGapDays: Float64Array.of(99) };
  const due = (day: number) => {
    const said: string[] = [];
    for (const weighting of ['soon-due', 'due'] as const)
      repeatSignal({ ...kind, name: weighting, weighting }, repeats).collect(ann, day * DAY_MS, {
        add: (_product, strength) => said.push(`${weighting} ${strength}`),
      });
    return said;
  };
  expect(due(32)).toEqual([]);
  expect(due(35)).toEqual(['soon-due 0.5']);
  expect(due(40)).toEqual(['due 0.5']);
  expect(due(60)).toEqual([]);
});
