import {
  betaPosterior,
  compareTeams,
  drawn,
  evaluatePolicy,
  normalPosterior,
  POLICY_ESTIMATORS,
  seeded,
  type Shown,
  teamDraft,
  thompson,
  withinLimits,
} from '@wherefore/experiments';

const FREE = { floor: 0, cap: 1 };

describe('Thompson sampling', () => {
  it('draws an arm as often as it is believed to be the best', () => {
    expect(thompson([betaPosterior(0, 0), betaPosterior(0, 0)], FREE)[0]).toBeCloseTo(0.5, 9);
    // P(Beta(2,1) > Beta(1,1)) = 2/3.
    expect(thompson([betaPosterior(1, 0), betaPosterior(0, 0)], FREE)[0]).toBeCloseTo(2 / 3, 4);
    // Two normal means one standard error of their difference apart: P = Phi(1).
    const [a] = thompson([normalPosterior(Math.SQRT2, 1), normalPosterior(0, 1)], FREE);
    expect(a).toBeCloseTo(0.8413447, 4);
  });

  it('keeps floors and caps, and adds up to 1', () => {
    const sure = [betaPosterior(900, 100), betaPosterior(100, 900), betaPosterior(120, 880)];
    const found = thompson(sure, { floor: 0.05, cap: 0.8 });
    expect(found[0]).toBeCloseTo(0.8, 9);
    expect(found.every((p) => p >= 0.05 - 1e-9)).toBe(true);
    expect(found.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
    expect(withinLimits([0.5, 0.3, 0.2], { floor: 0.1, cap: 0.9 })).toEqual([0.5, 0.3, 0.2]);
    expect(() => withinLimits([0.5, 0.5], { floor: 0.6, cap: 0.9 })).toThrow('cannot each have');
  });

  it('draws by a place', () => {
    expect([0, 0.19, 0.2, 0.99].map((place) => drawn([0.2, 0.8], place))).toEqual([0, 0, 1, 1]);
  });
});

describe('the value of a policy that was not served', () => {
  const RATES = [0.1, 0.2, 0.4];
  const LOGGED = [0.6, 0.3, 0.1];
  const TARGET = [0.1, 0.3, 0.6];
  const truth = RATES.reduce((sum, rate, arm) => sum + rate * (TARGET[arm] ?? 0), 0);

  function log(n: number, seed: number, model: (arm: number) => number): Shown[] {
    const draw = seeded(seed);
    const expectedOfTarget = TARGET.reduce((sum, p, arm) => sum + p * model(arm), 0);
    return Array.from({ length: n }, () => {
      const arm = drawn(LOGGED, draw());
      const reward = draw() < (RATES[arm] ?? 0) ? 1 : 0;
      const [logged, target] = [LOGGED[arm] ?? 0, TARGET[arm] ?? 0];
      return { reward, logged, target, expected: model(arm), expectedOfTarget };
    });
  }

  it('is found by every estimator, as surely as it says', () => {
    const covered = { ips: 0, snips: 0, dr: 0, 'switch-dr': 0 };
    for (let seed = 0; seed < 100; seed += 1) {
      const { estimates } = evaluatePolicy(log(4_000, seed, (arm) => 0.12 + 0.1 * arm));
      for (const name of POLICY_ESTIMATORS) {
        const { low, high } = estimates?.[name].interval ?? { low: NaN, high: NaN };
        if (low <= truth && truth <= high) covered[name] += 1;
      }
    }
    for (const times of Object.values(covered)) expect(times).toBeGreaterThanOrEqual(88);
  });

  it('is known better with a good model of the rewards', () => {
    const { estimates } = evaluatePolicy(log(20_000, 3, (arm) => RATES[arm] ?? 0));
    expect(estimates?.dr.standardError).toBeLessThan(estimates?.ips.standardError ?? 0);
  });

  it('is refused where the log has hardly seen what it does', () => {
    const rows = Array.from({ length: 5_000 }, (_, at) => ({
      reward: 0,
      logged: at === 0 ? 0.0001 : 0.9,
      target: 0.5,
      expected: 0,
      expectedOfTarget: 0,
    }));
    const found = evaluatePolicy(rows);
    expect(found.estimates).toBeNull();
    expect(found.refused).toMatch(/rows of its own would; 1000 are needed/);
    expect(evaluatePolicy([{ ...(rows[0] as Shown), logged: 0 }]).refused).toMatch(/no probability above 0/);
    expect(evaluatePolicy([]).refused).toBe('the log is empty');
  });
});

describe('interleaving', () => {
  it('is a list of both, each item once, by turns', () => {
    const rankings = { a: ['p', 'q', 'r', 's'], b: ['q', 't', 'p', 'u'] };
    for (let seed = 0; seed < 50; seed += 1) {
      const list = teamDraft(rankings, { length: 5, seed });
      expect(new Set(list.map(({ item }) => item)).size).toBe(5);
      for (const at of [2, 4]) {
        const ahead = list.slice(0, at).filter(({ team }) => team === 'a').length;
        expect(ahead).toBe(at / 2);
      }
      expect(teamDraft(rankings, { length: 5, seed })).toEqual(list);
    }
    expect(teamDraft({ a: ['p'], b: ['p'] }, { length: 5, seed: 1 })).toHaveLength(1);
  });

  it('finds the better ranking by clicks, and no winner between equals', () => {
    const draw = seeded(8);
    const play = (a: readonly number[], b: readonly number[]) =>
      compareTeams(
        Array.from({ length: 800 }, (_, seed) => {
          const clicked = { a: 0, b: 0 };
          for (const { item, team } of teamDraft({ a, b }, { length: 6, seed }))
            if (draw() < 0.3 / (1 + item)) clicked[team] += 1;
          return { clicked };
        }),
      );
    const good = [0, 1, 2, 3, 4, 5, 6, 7];
    expect(play(good, [...good].reverse())).toMatchObject({ p: expect.closeTo(0, 6) as number });
    expect(play(good, good).p).toBeGreaterThan(0.01);
  });
});
