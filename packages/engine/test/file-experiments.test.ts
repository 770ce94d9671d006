import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { seeded } from '@wherefore/experiments';
import { evaluateLoggedPolicy, type FileReadOut, readFileExperiment } from '../src/index';

const folder = mkdtempSync(path.join(tmpdir(), 'wherefore-experiments-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const DATA = path.resolve(__dirname, '../../../../shared/data');
const HILLSTROM = path.join(DATA, 'hillstrom/hillstrom.csv.gz');
const onHillstrom = existsSync(HILLSTROM) ? describe : describe.skip;
const OPEN_BANDIT = path.join(DATA, 'open-bandit');
const onOpenBandit = existsSync(OPEN_BANDIT) ? describe : describe.skip;

/** Two arms of which the second comes more often; what they did before foretells it. */
function experiment(rows: number, lose = 0): string {
  const draw = seeded(3);
  const lines = Array.from({ length: rows }, () => {
    const before = Math.floor(draw() * 10);
    const arm = draw() < 0.5 ? 'old' : 'new';
    return `${arm},${before},${before + (arm === 'new' ? 1 : 0) + Math.floor(draw() * 4)}`;
  }).filter((line) => !line.startsWith('new') || draw() >= lose);
  const file = path.join(folder, `experiment-${rows}-${lose}.csv`);
  writeFileSync(file, `arm,before,visits\n${lines.join('\n')}\n`);
  return file;
}
const asked = { arm: 'arm', control: 'old', metrics: ['visits'], covariate: null, alpha: 0.05 };

describe('an experiment in a file', () => {
  it('is read, and read more exactly with what was known before', async () => {
    const file = experiment(4_000);
    const plain = await readFileExperiment({ ...asked, file });
    const adjusted = await readFileExperiment({ ...asked, file, covariate: 'before' });
    const [one] = plain.metrics?.[0]?.comparisons ?? [];
    const [two] = adjusted.metrics?.[0]?.comparisons ?? [];
    expect(one?.adjusted).toBeNull();
    const { value, standardError } = two?.adjusted?.absolute ?? { value: 0, standardError: 1 };
    expect(Math.abs(value - 1)).toBeLessThan(4 * standardError);
    expect(standardError).toBeLessThan(0.5 * (one?.plain.absolute.standardError ?? 0));
    expect(adjusted.metrics?.[0]?.explained).toBeGreaterThan(0.8);
  });

  it('is not read where one arm has lost some of its people', async () => {
    const found = await readFileExperiment({ ...asked, file: experiment(20_000, 0.15) });
    expect(found).toMatchObject({ sizes: { isBroken: true }, metrics: null });
  });

  it.each([
    [{ control: 'none' }, /nobody in column arm has "none"; there are new, old/],
    [{ metrics: ['clicks'] }, /no column clicks/],
    [{ metrics: ['arm'] }, /column arm, row 1: "\w+" is no number/],
  ])('is refused for %j', async (more, message) => {
    await expect(readFileExperiment({ ...asked, file: experiment(200), ...more })).rejects.toThrow(message);
  });
});

onHillstrom("Hillstrom's e-mails (shared/data/hillstrom)", () => {
  let found: FileReadOut;
  beforeAll(async () => {
    const metrics = ['visit', 'conversion', 'spend'];
    const run = { file: HILLSTROM, arm: 'segment', control: 'No E-Mail', metrics, covariate: null };
    found = await readFileExperiment({ ...run, alpha: 0.05 });
  });
  const effect = (metric: string, arm: string) =>
    found.metrics?.find((one) => one.metric === metric)?.comparisons.find((one) => one.arm === arm)?.plain
      .absolute;

  it.each([
    ['Mens E-Mail', 'visit', [0.0766, 0.0034]] as const,
    ['Mens E-Mail', 'conversion', [0.00681, 0.00092]] as const,
    ['Mens E-Mail', 'spend', [0.77, 0.145]] as const,
    ['Womens E-Mail', 'visit', [0.0452, 0.0032]] as const,
    ['Womens E-Mail', 'conversion', [0.00311, 0.00082]] as const,
    ['Womens E-Mail', 'spend', [0.424, 0.13]] as const,
  ])('%s on %s: the known effect', (arm, metric, [value, standardError]) => {
    const one = effect(metric, arm);
    expect(one?.value).toBeCloseTo(value, 3);
    expect(one?.standardError).toBeCloseTo(standardError, 3);
    expect(one?.fixed.low).toBeGreaterThan(0);
    expect(one?.sequential?.low).toBeLessThan(one?.fixed.low ?? 0);
  });

  it('has arms of the sizes of a lot, and effects that hold for all comparisons together', () => {
    expect(found.units).toBe(64_000);
    expect(found.sizes.isBroken).toBe(false);
    expect(found.corrected).toHaveLength(6);
    expect(Math.max(...found.corrected.map(({ p }) => p))).toBeLessThan(0.01);
  });
});

onOpenBandit('Open Bandit (shared/data/open-bandit)', () => {
  const log = (policy: string, campaign: string) =>
    path.join(OPEN_BANDIT, `${policy}-${campaign}`, 'log.csv.gz');
  const columns = { action: 'item_id', reward: 'click', propensity: 'propensity_score', context: 'position' };

  it('does not say from Thompson’s log what showing women’s items alike would earn', async () => {
    const file = log('bts', 'women');
    const found = await evaluateLoggedPolicy({ ...columns, file, target: 'uniform' });
    expect(found.effectiveSize).toBeCloseTo(2.1, 1);
    expect(found.estimates).toBeNull();
    expect(found.refused).toMatch(/no more about this policy than 2\.1 rows of its own/);
  });

  it('would say what quality.md says it would, were it not refused', async () => {
    const limits = { leastEffective: 0, largestWeight: Infinity };
    const run = { ...columns, file: log('bts', 'women'), target: 'uniform' as const, limits };
    const { estimates } = await evaluateLoggedPolicy(run);
    expect(estimates?.ips.value).toBeCloseTo(0.0074, 4);
    expect(estimates?.snips.value).toBeCloseTo(0.0024, 4);
  });

  it.each([
    ['all', 0.0042],
    ['women', 0.0046],
  ])(
    'says from the random log of %s what Thompson earned, within the interval',
    async (campaign, onPolicy) => {
      const target = { file: log('bts', campaign) };
      const found = await evaluateLoggedPolicy({ ...columns, file: log('random', campaign), target });
      expect(found.effectiveSize).toBeGreaterThan(2_000);
      expect(Object.keys(found.estimates ?? {})).toHaveLength(4);
      for (const { interval } of Object.values(found.estimates ?? {})) {
        expect(interval.low).toBeLessThan(onPolicy);
        expect(interval.high).toBeGreaterThan(onPolicy);
      }
    },
  );

  it('is sure of the value of the policy that wrote the log', async () => {
    const found = await evaluateLoggedPolicy({ ...columns, file: log('random', 'all'), target: 'uniform' });
    expect(found.effectiveSize).toBeCloseTo(10_000, 3);
    expect(found.estimates?.ips.value).toBeCloseTo(0.0038, 10);
  });
});
