import { runCoverage } from '../src/experiments/coverage';
import { runLossy, runSame } from '../src/experiments/daily-looks';
import { runRegret } from '../src/experiments/regret';

describe('1,000 experiments that change nothing, looked at every day', () => {
  const found = runSame({ experiments: 1_000, days: 15, unitsPerDay: 200 });

  it('claim an effect in at most 5 % by the sequential method, where one look’s method claims far more', () => {
    expect(found.sequential).toBeLessThanOrEqual(50);
    expect(found.fixed).toBeGreaterThan(120);
  });
  it('are taken for broken in at most 5', () => expect(found.sampleRatio).toBeLessThanOrEqual(5));
});

it('a loss of 4 % of one arm is caught at 100,000 units', () => {
  const { experiments, caught } = runLossy(20);
  expect(caught).toBeGreaterThanOrEqual(experiments - 1);
});

describe('effects that were planted in 1,000 simulations', () => {
  const covered = runCoverage(1_000);

  it.each(['conversion', 'revenue', 'relative', 'ratio', 'cuped'] as const)(
    '%s: lie in 93 % to 97 % of the intervals of 95 %',
    (name) => {
      expect(covered[name]).toBeGreaterThanOrEqual(0.93);
      expect(covered[name]).toBeLessThanOrEqual(0.97);
    },
  );
  it('lie in the sequential intervals of all looks at least as often', () =>
    expect(covered.sequential).toBeGreaterThanOrEqual(0.95));
  it('are known more exactly where the past foretells them', () =>
    expect(covered.reduction).toBeGreaterThan(0.2));
});

it('a bandit earns most of what an equal split loses, and never forgets an arm', () => {
  const { oracle, bandit, fixed, saved, leastPropensity } = runRegret({ days: 60, visitsPerDay: 1_000 });
  expect(oracle).toBeGreaterThan(bandit);
  expect(bandit).toBeGreaterThan(fixed);
  expect(saved).toBeGreaterThan(0.6);
  expect(leastPropensity).toBeGreaterThanOrEqual(0.02 - 1e-12);
});
