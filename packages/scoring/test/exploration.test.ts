import { composeList } from '@wherefore/scoring';
import { idsOf, ladder, options } from './support/candidates.js';

const SEEDS = 20_000;
const SHARE = 0.3;
const all = ladder(40);
const listOf = (seed: number) => composeList(all, options(5, { exploration: SHARE }, seed));
const lists = Array.from({ length: SEEDS }, (_, seed) => listOf(seed * 7919));

describe('exploration', () => {
  it('fills the share of slots it was given, over many seeds', () => {
    const explored = lists.flatMap(({ chosen }) => chosen.filter((one) => one.explored !== null)).length;
    expect(explored / (SEEDS * 5)).toBeCloseTo(SHARE, 2);
  });

  it('puts a candidate in a slot as often as it says', () => {
    const seen = new Map<string, number>();
    const stated = new Set<number>();
    for (const { chosen } of lists) {
      const [top] = chosen;
      if (top === undefined || top.explored === null) continue;
      stated.add(top.explored);
      seen.set(top.candidate.id, (seen.get(top.candidate.id) ?? 0) + 1);
    }
    const [probability = 0] = stated;
    expect(stated.size).toBe(1);
    expect(probability * seen.size).toBeCloseTo(SHARE, 12);
    // Five standard deviations of a count with this probability.
    const spread = 5 * Math.sqrt((probability * (1 - probability)) / SEEDS);
    for (const times of seen.values()) expect(Math.abs(times / SEEDS - probability)).toBeLessThan(spread);
  });

  it('shows what would not be shown otherwise, and keeps the order of the rest', () => {
    const usual = idsOf(composeList(all, options(5)));
    for (const { chosen } of lists.slice(0, 500)) {
      const ranked = chosen.filter((one) => one.explored === null).map((one) => one.candidate.id);
      for (const one of chosen) expect(usual.includes(one.candidate.id)).toBe(one.explored === null);
      expect(ranked).toEqual(usual.slice(0, ranked.length));
    }
  });

  it('explores nothing where there is nothing more to show', () => {
    const few = Array.from({ length: 100 }, (_, seed) =>
      composeList(ladder(5), options(5, { exploration: 0.5 }, seed)),
    );
    for (const { chosen } of few) expect(chosen.every((one) => one.explored === null)).toBe(true);
  });
});

describe('rotation', () => {
  const tied = ladder(10, (at) => ({ priority: at < 6 ? 1 - at * 1e-5 : 0.1 / at }));
  const rotated = (seed: number) => idsOf(composeList(tied, options(3, { exploration: 0.0001 }, seed)));

  it('lets near equals take turns, and nothing else', () => {
    const tops = new Set(Array.from({ length: 200 }, (_, seed) => rotated(seed)[0]));
    expect([...tops].sort()).toEqual(['c0', 'c1', 'c2', 'c3', 'c4', 'c5']);
  });

  it('leaves the order alone where the placement does not explore', () => {
    for (let seed = 0; seed < 50; seed += 1)
      expect(idsOf(composeList(tied, options(3, {}, seed)))).toEqual(['c0', 'c1', 'c2']);
  });
});
