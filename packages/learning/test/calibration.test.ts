import { fitCurve, reliabilityOf, seeded } from '@wherefore/learning';
import fc from 'fast-check';

/** So many scores, each bought with a probability that its score says. */
function outcomes(
  count: number,
  chance: (score: number) => number,
): { scores: Float64Array; hits: Uint8Array } {
  const random = seeded(7);
  const scores = Float64Array.from({ length: count }, () => -6 + 6 * random());
  return { scores, hits: Uint8Array.from(scores, (score) => (random() < chance(score) ? 1 : 0)) };
}
const curveOf = ({ scores, hits }: ReturnType<typeof outcomes>) => fitCurve(scores, hits) ?? [];
const probability = (logOdds: number) => 1 / (1 + Math.exp(-logOdds));

describe('a calibration curve', () => {
  it('finds what scores are worth where that is no straight line', () => {
    const truth = (score: number) => 0.4 * probability(2 * (score + 3));
    const curve = curveOf(outcomes(40_000, truth));
    expect(curve.length).toBeGreaterThan(8);
    for (const [score, logOdds] of curve) expect(probability(logOdds)).toBeCloseTo(truth(score), 1);
  });

  it('rises with the score, whatever happened', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.boolean()), { minLength: 250 }),
        (drawn) => {
          const scores = Float64Array.from(drawn, ([score]) => score / 10);
          const curve = fitCurve(
            scores,
            Uint8Array.from(drawn, ([, hit]) => Number(hit)),
          );
          for (const [at, [score, logOdds]] of (curve ?? []).entries()) {
            const before = curve?.[at - 1] ?? [-Infinity, -Infinity];
            expect(score).toBeGreaterThan(before[0]);
            expect(logOdds).toBeGreaterThan(before[1]);
          }
        },
      ),
    );
  });

  it('is none where too little was bought', () => {
    const { scores, hits } = outcomes(500, () => 0.1);
    expect(fitCurve(scores, hits)).toBeNull();
  });
});

describe('reliability', () => {
  it('has no error where promises are kept, and the distance where they are not', () => {
    const promised = [0, 0, 1, 1];
    expect(reliabilityOf(promised, [0, 0, 1, 1], 2)).toMatchObject({ ece: 0, brier: 0 });
    const broken = reliabilityOf([0.2, 0.2, 0.8, 0.8], [0, 1, 1, 1], 2);
    expect(broken.bins).toEqual([
      { promised: 0.2, kept: 0.5, count: 2 },
      { promised: 0.8, kept: 1, count: 2 },
    ]);
    expect(broken.ece).toBeCloseTo(0.25);
  });
});
