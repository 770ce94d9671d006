import type { ArmFigures, Guard } from '@wherefore/contracts';
import { collisions, judgeArms, latencyStep, seeded } from '@wherefore/learning';

/** What one decision may be like. */
interface World {
  readonly errors: number;
  readonly empty: number;
  readonly clicks: number;
  readonly buys: number;
  /** Median milliseconds, and what is added to all. */
  readonly ms: number;
  readonly slower: number;
  /** Products that share the first place, and whether one of them has it always. */
  readonly products: number;
  readonly same: boolean;
  readonly promised: number;
}
const GOOD: World = {
  errors: 0.001,
  empty: 0.004,
  clicks: 0.08,
  buys: 0.02,
  ms: 6,
  slower: 0,
  products: 200,
  same: false,
  promised: 0.02,
};

interface Arm {
  requests: number;
  errors: number;
  empty: number;
  clicks: number;
  conversions: number;
  promised: number;
  visitors: number;
  latency: Map<number, number>;
  first: Map<string, number>;
  listed: Map<string, number>;
}
const arm = (): Arm => ({
  requests: 0,
  errors: 0,
  empty: 0,
  clicks: 0,
  conversions: 0,
  promised: 0,
  visitors: 0,
  latency: new Map(),
  first: new Map(),
  listed: new Map(),
});

function decide(into: Arm, world: World, random: () => number): void {
  const count = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
  into.requests += 1;
  if (random() < world.errors) into.errors += 1;
  if (random() < world.empty) into.empty += 1;
  if (random() < world.clicks) into.clicks += 1;
  if (random() < world.buys) into.conversions += 1;
  into.promised += world.promised;
  const ms = world.ms * Math.exp(1.2 * (random() + random() + random() - 1.5)) + world.slower;
  into.latency.set(latencyStep(ms), (into.latency.get(latencyStep(ms)) ?? 0) + 1);
  if (random() < 0.5) return;
  into.visitors += 1;
  const popular = Math.floor(world.products * random() ** 3);
  count(into.first, world.same ? 'same' : `p${popular}`);
  for (let place = 0; place < 8; place += 1)
    count(into.listed, world.same ? `s${place}` : `p${Math.floor(world.products * random() ** 2)}`);
}

/** A look every ten seconds, `rps` decisions a second; says when which guard failed first, seconds. */
function watch(
  world: World,
  { seed, seconds, rps = 60, share = 0.05 }: { seed: number; seconds: number; rps?: number; share?: number },
) {
  const random = seeded(seed);
  const whole = { canary: arm(), current: arm() };
  let minute = { canary: arm(), current: arm() };
  for (let second = 1; second <= seconds; second += 1) {
    for (let n = 0; n < rps; n += 1) {
      const isCanary = random() < share;
      const draws = [random(), random()];
      for (const arms of [whole, minute]) {
        const replay = seeded(Math.floor((draws[0] ?? 0) * 2 ** 31));
        decide(isCanary ? arms.canary : arms.current, isCanary ? world : GOOD, replay);
      }
    }
    if (second % 60 === 0) minute = { canary: arm(), current: arm() };
    if (second % 10 !== 0) continue;
    const failed = judgeArms({ whole, latest: minute, share, without: [] }).find(
      ({ outcome }) => outcome === 'fails' || outcome === 'missing',
    );
    if (failed?.outcome === 'fails') return { guard: failed.guard, second };
  }
  return null;
}

describe('a version that is tried', () => {
  it.each<[Guard, Partial<World>, number]>([
    ['errors', { errors: 0.02 }, 90],
    ['latency', { slower: 400 }, 30],
    ['empty', { empty: 0.05 }, 90],
    ['concentration', { same: true }, 60],
  ])('that is bad for its %s is found within a minute and a half', (guard, fault, within) => {
    const caught = Array.from({ length: 10 }, (_, seed) =>
      watch({ ...GOOD, ...fault }, { seed, seconds: within, rps: 120 }),
    );
    expect(caught.filter((one) => one?.guard === guard).length).toBeGreaterThanOrEqual(9);
  });

  it.each<[Guard, Partial<World>]>([
    ['clicks', { clicks: 0.03 }],
    ['conversions', { buys: 0.004 }],
    ['calibration', { promised: 0.08 }],
  ])('that is bad for its %s is found before its share grows', (guard, fault) => {
    const caught = Array.from({ length: 4 }, (_, seed) =>
      watch({ ...GOOD, ...fault }, { seed, seconds: 600 }),
    );
    const found = caught.filter((one) => one !== null && [guard, 'calibration'].includes(one.guard));
    expect(found).toHaveLength(caught.length);
  });

  it('that is as good as the current one is taken back in less than one rollout of fifty', () => {
    const taken = Array.from({ length: 60 }, (_, seed) =>
      watch(GOOD, { seed: seed + 1_000, seconds: 400, rps: 30 }),
    );
    expect(taken.filter((one) => one !== null).length).toBeLessThanOrEqual(1);
  });
});

describe('figures that are missing', () => {
  const figures = (given: Partial<ArmFigures>): ArmFigures => ({ ...arm(), ...given });
  const outcomes = (canary: Partial<ArmFigures>, current: Partial<ArmFigures>, without: Guard[] = []) => {
    const both = { canary: figures(canary), current: figures(current) };
    const verdicts = judgeArms({ whole: both, latest: both, share: 0.05, without });
    return Object.fromEntries(verdicts.map(({ guard, outcome }) => [guard, outcome]));
  };

  it('are said to be, not taken for good ones', () => {
    expect(outcomes({ requests: 50 }, { requests: 950 })).toMatchObject({
      clicks: 'missing',
      conversions: 'missing',
      calibration: 'missing',
    });
    expect(outcomes({ requests: 50 }, { requests: 950 }, ['clicks'])).not.toHaveProperty('clicks');
  });

  it('of a version that is not asked although others are, are a failure', () => {
    expect(outcomes({}, { requests: 500 })).toMatchObject({ requests: 'fails', errors: 'waits' });
    expect(outcomes({}, { requests: 20 })).toMatchObject({ requests: 'waits' });
  });
});

it('how often two draws are the same does not depend on how many were drawn', () => {
  const random = seeded(3);
  const drawn = (size: number) => {
    const counts = new Map<string, number>();
    for (let n = 0; n < size; n += 1) {
      const key = `p${Math.floor(10 * random())}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return collisions(counts);
  };
  const mean = (size: number) =>
    Array.from({ length: 300 }, () => drawn(size)).reduce((a, b) => a + b, 0) / 300;
  expect(mean(20)).toBeCloseTo(0.1, 1.7);
  expect(mean(2_000)).toBeCloseTo(0.1, 2);
  expect(collisions(new Map([['a', 1]]))).toBe(0);
});
