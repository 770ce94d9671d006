import { fitPlatt } from '@wherefore/learning';

/** A sample drawn from a known line, by a small seeded generator. */
function drawn(
  size: number,
  line: { bias: number; slope: number },
): { scores: Float64Array; hits: Uint8Array } {
  let state = 12345;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const scores = Float64Array.from({ length: size }, () => random() * 60);
  const hits = Uint8Array.from(scores, (score) =>
    random() < 1 / (1 + Math.exp(-(line.bias + line.slope * score))) ? 1 : 0,
  );
  return { scores, hits };
}

describe('fitPlatt', () => {
  it('finds the line that made the sample', () => {
    const { scores, hits } = drawn(40_000, { bias: -5, slope: 0.08 });
    const line = fitPlatt(scores, hits);
    expect(line?.bias).toBeCloseTo(-5, 0);
    expect(line?.slope).toBeCloseTo(0.08, 2);
  });

  it('makes the mean probability the share of hits', () => {
    const { scores, hits } = drawn(5_000, { bias: -3, slope: 0.05 });
    const line = fitPlatt(scores, hits) ?? { bias: 0, slope: 0 };
    const mean =
      scores.reduce((sum, score) => sum + 1 / (1 + Math.exp(-(line.bias + line.slope * score))), 0) /
      scores.length;
    expect(mean).toBeCloseTo(hits.reduce((sum, hit) => sum + hit, 0) / hits.length, 3);
  });

  it('does not fit what says nothing', () => {
    expect(fitPlatt(new Float64Array(100), new Uint8Array(100))).toBeNull();
    const { scores } = drawn(200, { bias: 0, slope: 0 });
    expect(fitPlatt(scores, new Uint8Array(200).fill(1))).toBeNull();
  });

  it('never turns a ranking round', () => {
    const { scores, hits } = drawn(5_000, { bias: 1, slope: -0.1 });
    expect(fitPlatt(scores, hits)?.slope).toBe(0);
  });
});
