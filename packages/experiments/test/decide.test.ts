import {
  benjaminiHochberg,
  compareSegments,
  holm,
  noveltyOf,
  planExperiment,
  sampleRatio,
  sequentialFactor,
  sequentialP,
  shipRule,
} from '@wherefore/experiments';

describe('corrections for several tests', () => {
  it('are what R’s p.adjust says', () => {
    const ps = [0.01, 0.04, 0.03, 0.005];
    expect(holm(ps).map((p) => Number(p.toFixed(10)))).toEqual([0.03, 0.06, 0.06, 0.02]);
    expect(benjaminiHochberg(ps).map((p) => Number(p.toFixed(10)))).toEqual([0.02, 0.04, 0.04, 0.02]);
    expect(holm([])).toEqual([]);
  });
});

describe('a confidence sequence', () => {
  const at = { alpha: 0.05, planned: 10_000, least: 1_000 };
  it('is tightest at the planned size', () => {
    const at5 = (n: number) => (sequentialFactor({ ...at, n }) ?? NaN) / Math.sqrt(n);
    const relative = [100, 1_000, 10_000, 100_000].map((n) => sequentialFactor({ ...at, n }) ?? NaN);
    expect(Math.min(...relative)).toBe(relative[2]);
    expect(at5(10_000)).toBeLessThan(at5(1_000));
  });

  it('and its p agree on where the line is', () => {
    for (const n of [500, 10_000, 60_000]) {
      const z = sequentialFactor({ ...at, n }) ?? NaN;
      expect(sequentialP(z, { ...at, n })).toBeCloseTo(0.05, 10);
    }
  });

  it('says nothing of too few', () => {
    expect(sequentialFactor({ ...at, n: 1_000, least: 99 })).toBeNull();
  });
});

describe('the sizes of arms', () => {
  const arms = (a: number, b: number) => [
    { arm: 'control', weight: 1, units: a },
    { arm: 'new', weight: 1, units: b },
  ];
  it('are right where they differ by chance', () => {
    expect(sampleRatio(arms(50_100, 49_900))).toMatchObject({ isBroken: false });
    expect(sampleRatio(arms(0, 0))).toMatchObject({ isBroken: false, fixedP: 1 });
  });
  it('are wrong where one has lost 4 % of 100,000', () => {
    const found = sampleRatio(arms(50_000, 48_000));
    expect(found.isBroken).toBe(true);
    expect(found.fixedP).toBeCloseTo(1.668e-10, 12);
  });
  it('follow the weights', () => {
    const counts = [
      { arm: 'control', weight: 9, units: 9_030 },
      { arm: 'new', weight: 1, units: 970 },
    ];
    expect(sampleRatio(counts)).toMatchObject({
      isBroken: false,
      arms: [{ expected: 9_000 }, { expected: 1_000 }],
    });
  });
});

describe('the ship rule', () => {
  const better = { metric: 'conversion', interval: { low: 0.01, high: 0.05 } };
  const open = { metric: 'conversion', interval: { low: -0.01, high: 0.05 } };
  const kept = { metric: 'revenue', margin: 0.01, interval: { low: -0.008, high: 0.02 } };
  const unsure = { ...kept, interval: { low: -0.02, high: 0.02 } };
  const broken = { ...kept, interval: { low: -0.05, high: -0.02 } };
  const rule = (metrics: object[], guardrails: object[], isBroken = false) =>
    shipRule({ metrics, guardrails, isBroken } as Parameters<typeof shipRule>[0]).verdict;

  it('ships what improves something and harms nothing', () => expect(rule([better], [kept])).toBe('ship'));
  it('waits where a guardrail may be hurt by more than its margin', () =>
    expect(rule([better], [kept, unsure])).toBe('wait'));
  it('keeps the control where a guardrail is broken, whatever has improved', () =>
    expect(rule([better], [kept, broken])).toBe('keep'));
  it('waits where nothing is known', () => {
    expect(rule([open], [kept])).toBe('wait');
    expect(rule([{ ...better, interval: null }], [])).toBe('wait');
  });
  it('concludes nothing from broken arms', () => expect(rule([better], [kept], true)).toBe('unreliable'));
});

describe('segments', () => {
  const effect = (value: number, standardError: number, fixedP: number) => ({
    value,
    standardError,
    fixedP,
    fixed: { low: 0, high: 0 },
    sequential: null,
    sequentialP: null,
  });
  it('are corrected for their number, and told apart only where they differ', () => {
    const same = compareSegments([
      { segment: 'a', effect: effect(0.1, 0.05, 0.0455) },
      { segment: 'b', effect: effect(0.11, 0.05, 0.0278) },
    ]);
    expect(same.segments.map(({ p }) => p)).toEqual([0.0556, 0.0556]);
    expect(same.differP).toBeGreaterThan(0.8);
    const apart = compareSegments([
      { segment: 'a', effect: effect(0.3, 0.05, 1e-9) },
      { segment: 'b', effect: effect(-0.1, 0.05, 0.0455) },
    ]);
    expect(apart.differP).toBeLessThan(1e-6);
  });
});

describe('novelty', () => {
  const days = (of: (day: number) => number) =>
    Array.from({ length: 14 }, (_, day) => ({ day, value: of(day), standardError: 0.01 }));
  it('is an effect that wears off', () => {
    expect(noveltyOf(days((day) => 0.1 - 0.006 * day))).toMatchObject({ trend: 'fading' });
    expect(noveltyOf(days((day) => 0.02 + 0.006 * day))).toMatchObject({ trend: 'growing' });
    expect(noveltyOf(days(() => 0.05))).toMatchObject({ trend: 'steady', slope: 0 });
    expect(noveltyOf(days(() => 0.05).slice(0, 3))).toBeNull();
  });
});

describe('a plan', () => {
  const input = {
    mean: 0.05,
    variance: 0.05 * 0.95,
    effect: 0.1,
    alpha: 0.05,
    power: 0.8,
    weights: [1, 1],
    metrics: 1,
    explained: 0,
    unitsPerDay: 1_000,
  };
  it('is the textbook’s for one look', () => {
    // (1.96 + 0.8416)^2 x 2 x 0.0475 / 0.005^2 = 29,826 in each arm.
    expect(planExperiment(input)).toMatchObject({ fixedUnits: 59_652, fixedDays: 60 });
  });
  it('needs more for looking all the time, for more arms, and less with a covariate', () => {
    const plain = planExperiment(input);
    expect(plain.sequentialUnits).toBeGreaterThan(plain.fixedUnits);
    expect(planExperiment({ ...input, weights: [1, 1, 1] }).fixedUnits).toBeGreaterThan(
      1.5 * plain.fixedUnits,
    );
    expect(planExperiment({ ...input, explained: 0.5 }).fixedUnits).toBeCloseTo(plain.fixedUnits / 2, -1);
  });
  it('refuses nonsense by name', () => {
    expect(() => planExperiment({ ...input, mean: 0, weights: [1] })).toThrow(
      'Cannot plan: the mean must be above 0; there must be two arms or more with weights above 0',
    );
  });
});
