import { betaPosterior, drawn, seeded, thompson } from '@wherefore/experiments';

export interface Regret {
  readonly visits: number;
  /** Clicks per thousand visits. */
  readonly oracle: number;
  readonly bandit: number;
  readonly fixed: number;
  /** Part of what a fixed, equal split loses against the oracle that the bandit saves. */
  readonly saved: number;
  /** Least probability that was logged. */
  readonly leastPropensity: number;
}

const RATES = [0.03, 0.035, 0.04, 0.05];
const FLOOR = 0.02;
/** Days until it is known whether a visit was worth something. */
const DELAY = 3;

/** A bandit over four arms that learns once a day from visits that are three days old, against an equal split and the best arm. */
export function runRegret({ days, visitsPerDay }: { days: number; visitsPerDay: number }): Regret {
  const draw = seeded(424_242);
  const ripe = RATES.map(() => [0, 0] as [number, number]);
  const waiting: [number, number][][] = [];
  const earned = { oracle: 0, bandit: 0, fixed: 0 };
  let leastPropensity = 1;
  for (let day = 0; day < days; day += 1) {
    const posteriors = ripe.map(([successes, failures]) => betaPosterior(successes, failures));
    const propensities = thompson(posteriors, { floor: FLOOR, cap: 1 - FLOOR * (RATES.length - 1) });
    leastPropensity = Math.min(leastPropensity, ...propensities);
    const today = RATES.map(() => [0, 0] as [number, number]);
    for (let visit = 0; visit < visitsPerDay; visit += 1) {
      const arm = drawn(propensities, draw());
      const luck = draw();
      const isClicked = luck < (RATES[arm] ?? 0);
      (today[arm] as [number, number])[isClicked ? 0 : 1] += 1;
      earned.bandit += Number(isClicked);
      earned.oracle += Number(luck < Math.max(...RATES));
      earned.fixed += Number(luck < (RATES[visit % RATES.length] ?? 0));
    }
    waiting.push(today);
    if (waiting.length > DELAY) learn(ripe, waiting.shift() ?? []);
  }
  const visits = days * visitsPerDay;
  const per = (clicks: number): number => (1_000 * clicks) / visits;
  return {
    visits,
    oracle: per(earned.oracle),
    bandit: per(earned.bandit),
    fixed: per(earned.fixed),
    saved: (earned.bandit - earned.fixed) / (earned.oracle - earned.fixed),
    leastPropensity,
  };
}

function learn(ripe: [number, number][], day: readonly [number, number][]): void {
  for (const [arm, [successes, failures]] of day.entries()) {
    const known = ripe[arm] as [number, number];
    known[0] += successes;
    known[1] += failures;
  }
}
