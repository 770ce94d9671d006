import {
  areaUnderCurve,
  chiSquaredAt,
  compareCounts,
  countBetween,
  countLabels,
  quantileBorders,
  seeded,
} from '@wherefore/learning';

const FEATURES = 8;
const ALPHA = 0.01 / FEATURES;
const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const sample = (size: number, draw: () => number): Float64Array => Float64Array.from({ length: size }, draw);

function ordered(reference: Float64Array, recent: Float64Array) {
  const borders = quantileBorders(reference, 10);
  return compareCounts(
    { reference: countBetween(reference, borders), recent: countBetween(recent, borders), ordered: true },
    ALPHA,
  );
}
const found = (drift: ReturnType<typeof ordered>): boolean =>
  drift !== null && drift.p < ALPHA && drift.psi > 0.005;

describe('two samples', () => {
  it.each([100, 1_000])(
    'of %i that are alike raise an alarm for eight features in at most 2 % of 200 windows',
    (size) => {
      const random = seeded(size);
      let alarms = 0;
      for (let window = 0; window < 200; window += 1) {
        const any = Array.from({ length: FEATURES }, () =>
          ordered(
            sample(size, () => normal(random)),
            sample(size, () => normal(random)),
          ),
        ).some(found);
        if (any) alarms += 1;
      }
      expect(alarms).toBeLessThanOrEqual(4);
    },
  );

  it('a fixed bar of .1 would cry wolf on small samples: the scaled one says so', () => {
    const random = seeded(5);
    const drifts = Array.from({ length: 200 }, () =>
      ordered(
        sample(100, () => normal(random)),
        sample(100, () => normal(random)),
      ),
    );
    const above = (bar: (drift: NonNullable<(typeof drifts)[number]>) => number) =>
      drifts.filter((drift) => drift !== null && drift.psi > bar(drift)).length;
    expect(above(() => 0.1)).toBeGreaterThan(100);
    expect(above(({ bar }) => bar)).toBeLessThanOrEqual(4);
  });

  it('a price that rises by 8 % is found within two windows of 5,000', () => {
    const random = seeded(11);
    let windows = 0;
    for (let trial = 0; trial < 20; trial += 1) {
      const before = sample(5_000, () => Math.exp(0.8 * normal(random)));
      const caught = [0, 1].some(() =>
        found(
          ordered(
            before,
            sample(5_000, () => 1.08 * Math.exp(0.8 * normal(random))),
          ),
        ),
      );
      if (caught) windows += 1;
    }
    expect(windows).toBeGreaterThanOrEqual(19);
  });

  it('a tenth of the mix that moves to another category, and a new label, are found', () => {
    const random = seeded(12);
    const labels = (size: number, of: () => string): string[] => Array.from({ length: size }, of);
    const usual = () => `k${Math.floor(6 * random())}`;
    const moved = () => (random() < 0.1 ? 'k0' : usual());
    const fresh = () => (random() < 0.03 ? 'new' : usual());
    const before = labels(5_000, usual);
    const drift = (recent: string[]) => {
      const counted = countLabels(before, recent, 20);
      return compareCounts({ ...counted, ordered: false }, ALPHA);
    };
    expect(found(drift(labels(5_000, usual)))).toBe(false);
    expect(found(drift(labels(5_000, moved)))).toBe(true);
    expect(found(drift(labels(5_000, fresh)))).toBe(true);
  });

  it('that are too small say nothing', () => {
    expect(compareCounts({ reference: [3, 2], recent: [1, 1], ordered: false }, ALPHA)).toBeNull();
    expect(compareCounts({ reference: [100], recent: [90], ordered: false }, ALPHA)).toBeNull();
  });
});

it('the bar of chi-squared is that of tables', () => {
  expect(chiSquaredAt(0.01, 9)).toBeCloseTo(21.666, 3);
  expect(chiSquaredAt(0.05, 1)).toBeCloseTo(3.8415, 4);
});

describe('the area under the curve', () => {
  it('is 1 for a perfect score, about .5 for a useless one, with an error that covers it', () => {
    expect(areaUnderCurve([100, 100], [0, 100])?.area).toBe(1);
    const random = seeded(4);
    const shown = Array.from({ length: 20 }, () => 500);
    const responded = shown.map(
      (count) => Array.from({ length: count }, () => random()).filter((one) => one < 0.1).length,
    );
    const area = areaUnderCurve(shown, responded);
    expect(Math.abs((area?.area ?? 0) - 0.5)).toBeLessThan(4 * (area?.error ?? 0));
    expect(areaUnderCurve([10, 10], [1, 2])).toBeNull();
  });
});
