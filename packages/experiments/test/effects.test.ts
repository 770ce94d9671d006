import {
  added,
  compare,
  countedMoments,
  cupedEstimates,
  type Estimate,
  meanEstimate,
  momentsOf,
  normalQuantile,
  normalTail,
  ratioEstimate,
  seeded,
  studentQuantile,
  studentTwoSided,
} from '@wherefore/experiments';

const AT = { alpha: 0.05, planned: 1_000 };

describe('distributions', () => {
  it('agree with tables', () => {
    expect(normalQuantile(0.025)).toBeCloseTo(1.959963985, 8);
    expect(normalQuantile(0.975)).toBeCloseTo(-1.959963985, 8);
    expect(normalQuantile(1e-9)).toBeCloseTo(5.997807015, 7);
    expect(normalTail(3)).toBeCloseTo(0.001349898, 9);
    expect(studentQuantile(0.05, 1)).toBeCloseTo(12.7062047, 5);
    expect(studentQuantile(0.05, 10)).toBeCloseTo(2.2281388, 6);
    expect(studentTwoSided(studentQuantile(0.05, 500), 500)).toBeCloseTo(0.05, 9);
    expect(studentTwoSided(2.0859634, 20)).toBeCloseTo(0.05, 7);
  });
});

describe('moments', () => {
  it('of two samples add up to those of both', () => {
    const whole = momentsOf([1, 5, 2, 8], [2, 1, 4, 4]);
    expect(added(momentsOf([1, 5], [2, 1]), momentsOf([2, 8], [4, 4]))).toEqual(whole);
  });
});

describe('a comparison', () => {
  it('is Welch’s, by his own degrees of freedom', () => {
    // Two samples of R's documentation of t.test(extra ~ group, data = sleep): t = -1.8608, df = 17.776, p = 0.07939.
    const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
    const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
    const { absolute } = compare(meanEstimate(momentsOf(first)), meanEstimate(momentsOf(second)), AT);
    expect(absolute.value).toBeCloseTo(-1.58, 10);
    expect(absolute.fixed.low).toBeCloseTo(-3.3654832, 6);
    expect(absolute.fixed.high).toBeCloseTo(0.2054832, 6);
    expect(absolute.fixedP).toBeCloseTo(0.07939414, 7);
    expect(absolute.sequential).toBeNull();
  });

  it('of rates is what their counts say', () => {
    const [a, b] = [countedMoments(5_000, 300), countedMoments(5_000, 250)].map(meanEstimate) as [
      Estimate,
      Estimate,
    ];
    const { absolute, relative } = compare(a, b, { ...AT, planned: 10_000 });
    expect(absolute.value).toBeCloseTo(0.01, 12);
    expect(relative?.value).toBeCloseTo(0.2, 12);
    expect(absolute.sequential?.low).toBeLessThan(absolute.fixed.low);
  });

  it('says nothing relative to a control that may be nothing', () => {
    const control = meanEstimate(momentsOf([-1, 1, -1, 1, 0.1]));
    expect(compare(meanEstimate(momentsOf([1, 2, 1, 2])), control, AT).relative).toBeNull();
  });

  it('of an outcome that never varies has no p', () => {
    const same = meanEstimate(countedMoments(200, 0));
    expect(compare(same, same, AT).absolute).toMatchObject({ value: 0, fixedP: 1, sequential: null });
  });
});

describe('a ratio of sums', () => {
  it('has the spread that drawing its units again gives it', () => {
    const draw = seeded(5);
    const ratios = Array.from({ length: 2_000 }, () => ratioEstimate(momentsOf(...visitors(draw, 400))));
    const mean = ratios.reduce((sum, { value }) => sum + value, 0) / ratios.length;
    const spread = Math.sqrt(ratios.reduce((sum, { value }) => sum + (value - mean) ** 2, 0) / ratios.length);
    const said = ratios.reduce((sum, { standardError }) => sum + standardError, 0) / ratios.length;
    expect(said / spread).toBeGreaterThan(0.95);
    expect(said / spread).toBeLessThan(1.05);
  });

  /** Clicks and decisions of visitors who see different numbers of lists and click with rates of their own. */
  function visitors(draw: () => number, n: number): [number[], number[]] {
    const seen = Array.from({ length: n }, () => 1 + Math.floor(draw() * 20));
    const clicks = seen.map((lists) => {
      const rate = draw() * 0.2;
      return Array.from({ length: lists }, () => (draw() < rate ? 1 : 0)).reduce<number>((a, b) => a + b, 0);
    });
    return [clicks, seen];
  }
});

describe('CUPED', () => {
  const draw = seeded(11);
  const arm = (lift: number) => {
    const before = Array.from({ length: 4_000 }, () => draw() * 10);
    return momentsOf(
      before.map((x) => 2 * x + lift + (draw() - 0.5) * 6),
      before,
    );
  };

  it('finds what the covariate is worth, and takes its variance away', () => {
    const samples = [arm(0), arm(0.3)];
    const { estimates, theta, reduction } = cupedEstimates(samples);
    expect(theta).toBeCloseTo(2, 1);
    // Var(2x) = 33.3 beside a noise of 3.
    expect(reduction).toBeGreaterThan(0.9);
    const [control, treatment] = estimates as [Estimate, Estimate];
    const { absolute } = compare(treatment, control, AT);
    expect(absolute.fixed.low).toBeLessThan(0.3);
    expect(absolute.fixed.high).toBeGreaterThan(0.3);
    expect(absolute.standardError).toBeLessThan(0.4 * plainError(samples as [Sample, Sample]));
  });

  it('changes nothing where nothing is known from before', () => {
    const samples = [momentsOf([1, 2, 3]), momentsOf([2, 3, 5])];
    expect(cupedEstimates(samples)).toMatchObject({
      theta: 0,
      reduction: 0,
      estimates: samples.map(meanEstimate),
    });
  });

  type Sample = ReturnType<typeof momentsOf>;
  const plainError = ([a, b]: [Sample, Sample]) =>
    compare(meanEstimate(b), meanEstimate(a), AT).absolute.standardError;
});
