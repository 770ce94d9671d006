import fc from 'fast-check';
import { explanationQuality, type Past, Ranker, type Signal } from '../src/index';

const DAY_MS = 86_400_000;
const NOW = 100 * DAY_MS;
/** Had product 0 ten days ago, product 1 forty days ago. */
const past: Past = {
  items: Int32Array.of(0, 1),
  agoEach: [Int32Array.of(0), Int32Array.of(1)],
  atEach: [Float64Array.of(90 * DAY_MS), Float64Array.of(60 * DAY_MS)],
  occasions: 2,
  lastAt: 90 * DAY_MS,
  had: new Set([0, 1]),
};
const one = { past, now: NOW, truth: new Set([2]) };

/** Speaks for product 2 along each of these: place in the past, group, strength. */
function signal(source: Signal['source'], along: readonly (readonly [number, number, number])[]): Signal {
  return {
    name: `${source}/always`,
    source,
    weighting: 'always',
    prior: 1,
    collect(_past, _now, into) {
      for (const [from, via, strength] of along) {
        into.along?.(from, via);
        into.add(2, strength);
      }
    },
  };
}

test('paths, kinds, age and the strongest three as worked out by hand', () => {
  const weighted = [
    { signal: signal('related', [[0, -1, 2]]), coefficient: 2 },
    // Another weighting of the same kind from the same thing is the same path.
    { signal: { ...signal('related', [[0, -1, 1]]), name: 'related/quick' }, coefficient: 1 },
    {
      signal: signal('category', [
        [1, 7, 1],
        [1, 8, 2],
      ]),
      coefficient: 1,
    },
    { signal: signal('segment', [[-1, -1, 1]]), coefficient: 2 },
    { signal: signal('brand', [[0, 3, 5]]), coefficient: 0 },
  ];
  const found = explanationQuality({ weighted, judged: [{ ranked: [2] }] }, [one]);
  expect(found.paths.mean).toBe(4);
  expect(found.types.mean).toBe(3);
  // 5 of related, 3 of category, 2 of the shop.
  expect(found.shares).toEqual({ related: 0.5, category: expect.closeTo(0.3), segment: 0.2 });
  expect(found.top3.mean).toBeCloseTo(0.9, 12);
  expect(found.age_days.mean).toBeCloseTo((5 * 10 + 3 * 40) / 8, 9);
  const entropy = -(0.5 * Math.log(0.5) + 0.3 * Math.log(0.3) + 0.2 * Math.log(0.2));
  expect(found.diversity.mean).toBeCloseTo(Math.exp(entropy), 12);
});

test('what explains is what was added up, and nothing else', () => {
  const strengths = fc.array(
    fc.tuple(
      fc.integer({ min: -1, max: 1 }),
      fc.integer({ min: -1, max: 3 }),
      fc.double({ min: 0.01, max: 9, noNaN: true }),
    ),
    { minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(
      strengths,
      strengths,
      fc.double({ min: 0.01, max: 5, noNaN: true }),
      (some, others, coefficient) => {
        const weighted = [
          { signal: signal('related', some), coefficient },
          { signal: signal('brand', others), coefficient: 1 },
        ];
        const ranker = new Ranker(weighted, { products: 3, count: 10, newOnly: true });
        const [scored] = ranker.scores(past, NOW);
        const found = explanationQuality({ weighted, judged: [{ ranked: ranker.rank(past, NOW) }] }, [one]);
        const related = some.reduce((sum, [, , strength]) => sum + coefficient * strength, 0);
        expect(found.shares.related).toBeCloseTo(related / (scored?.score ?? 0), 9);
        const distinct = (all: typeof some) => new Set(all.map(([from, via]) => `${from} ${via}`)).size;
        expect(found.paths.mean).toBe(distinct(some) + distinct(others));
        expect(found.top3.mean).toBeLessThanOrEqual(1 + 1e-12);
        expect(found.diversity.mean).toBeLessThanOrEqual(2 + 1e-12);
      },
    ),
  );
});

test('nothing offered is nothing explained', () => {
  const found = explanationQuality({ weighted: [], judged: [{ ranked: [] }] }, [one]);
  expect(found).toMatchObject({ paths: { mean: 0 }, top3: { mean: 0 }, shares: {} });
});
