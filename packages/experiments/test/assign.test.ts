import { execFileSync } from 'node:child_process';
import path from 'node:path';
import {
  EVERYWHERE,
  type Experiment,
  ExperimentDesign,
  type ExperimentDesignInput,
} from '@wherefore/contracts';
import { allocateRange, assign, bucketOf, murmur3, type Subject } from '@wherefore/experiments';

const design = (over: Partial<ExperimentDesignInput> = {}): ExperimentDesign =>
  ExperimentDesign.parse({
    id: 'e1',
    title: 'T',
    hypothesis: 'H',
    owner: 'O',
    arms: [{ id: 'control' }, { id: 'new', changes: { coefficients: { segment: 0 } } }],
    metrics: ['conversion'],
    ...over,
  });

const running = (over: Partial<ExperimentDesignInput> = {}, state: Partial<Experiment> = {}): Experiment => ({
  design: design(over),
  status: 'running',
  version: 1,
  range: { from: 0, to: 1 },
  ramp: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  startedAt: '2026-01-01T00:00:00.000Z',
  stoppedAt: null,
  decision: null,
  by: 'x',
  why: 'y',
  ...state,
});

const subject = (customer: string, over: Partial<Subject> = {}): Subject => ({
  units: { customer, session: null, store: null },
  placement: 'home',
  channel: 'web',
  segments: [],
  ...over,
});
const PEOPLE = Array.from({ length: 10_000 }, (_, n) => `c${n}`);

describe('assignment', () => {
  it('hashes as MurmurHash3 does', () => {
    expect(
      ['', 'a', 'hello', 'hello, world', 'The quick brown fox jumps over the lazy dog'].map((text) =>
        murmur3(text),
      ),
    ).toEqual([0, 0x3c2569b2, 0x248bfa47, 0x149bbb7f, 0x2e4ff723]);
    expect(murmur3('', 1)).toBe(0x514e28b7);
  });

  it('is the same in another process', () => {
    const code = `process.stdout.write(String(require('@wherefore/experiments').bucketOf('arm|e1', 'c7')))`;
    const other = execFileSync(process.execPath, ['-e', code], {
      cwd: path.join(__dirname, '..'),
      encoding: 'utf8',
    });
    expect(Number(other)).toBe(bucketOf('arm|e1', 'c7'));
    expect(bucketOf('arm|e1', 'c7')).toBe(0.5939451078884304);
  });

  it('gives each arm its weight, and logs that as the propensity', () => {
    const experiments = [
      running({
        arms: [
          { id: 'control', weight: 3 },
          { id: 'new', weight: 1, changes: { rules: 0 } },
        ],
      }),
    ];
    const arms = PEOPLE.map((id) => assign({ experiments, holdouts: [] }, subject(id)).assignments[0]);
    const part = arms.filter((one) => one?.arm === 'new').length / PEOPLE.length;
    expect(Math.abs(part - 0.25)).toBeLessThan(0.01);
    expect(arms.every((one) => one?.propensity === (one?.arm === 'new' ? 0.25 : 0.75))).toBe(true);
  });

  it('keeps everybody in their arm while the ramp grows', () => {
    const at = (ramp: number, id: string) =>
      assign({ experiments: [running({}, { ramp })], holdouts: [] }, subject(id)).assignments[0]?.arm;
    const first = PEOPLE.map((id) => at(0.1, id));
    expect(first.filter((arm) => arm !== undefined).length / PEOPLE.length).toBeCloseTo(0.1, 1);
    PEOPLE.forEach((id, place) => {
      if (first[place] !== undefined) expect(at(0.5, id)).toBe(first[place]);
    });
  });

  it('never puts anybody into two experiments of one layer, and is independent between layers', () => {
    const a = running({ id: 'a', layer: 'ranking', share: 0.5 }, { range: { from: 0, to: 0.5 } });
    const b = running({ id: 'b', layer: 'ranking', share: 0.5 }, { range: { from: 0.5, to: 1 } });
    const c = running({ id: 'c' });
    let both = 0;
    for (const id of PEOPLE) {
      const { assignments } = assign({ experiments: [a, b, c], holdouts: [] }, subject(id));
      expect(assignments.filter(({ experiment }) => experiment !== 'c')).toHaveLength(1);
      if (assignments.every(({ arm }) => arm === 'new')) both += 1;
    }
    expect(both / PEOPLE.length).toBeCloseTo(0.25, 1);
  });

  it('leaves those alone whom it is not for', () => {
    const target = { placements: ['cart'], channels: ['app' as const], segments: ['vip'] };
    const experiments = [running({ target })];
    const asked = (over: Partial<Subject>) =>
      assign({ experiments, holdouts: [] }, subject('c1', over)).assignments.length;
    const all = { placement: 'cart', channel: 'app' as const, segments: ['new', 'vip'] };
    expect(asked(all)).toBe(1);
    expect(asked({ ...all, placement: 'home' })).toBe(0);
    expect(asked({ ...all, channel: 'web' })).toBe(0);
    expect(asked({ ...all, segments: ['new'] })).toBe(0);
    expect(asked({ ...all, units: { customer: null, session: 's1', store: null } })).toBe(0);
  });

  it('stops at once with the experiment', () => {
    const experiments = [running({}, { status: 'stopped' })];
    expect(assign({ experiments, holdouts: [] }, subject('c1')).assignments).toEqual([]);
  });
});

describe('a holdout', () => {
  const since = '2026-01-01T00:00:00.000Z';
  const holdouts = [
    { id: EVERYWHERE, share: 0.05, since },
    { id: 'cart', share: 0.1, since },
  ];

  it('holds out its share, from everything', () => {
    const taken = PEOPLE.map((id) => assign({ experiments: [running()], holdouts }, subject(id)));
    const held = taken.filter(({ holdout }) => holdout === EVERYWHERE);
    expect(held.length / PEOPLE.length).toBeCloseTo(0.05, 1);
    expect(held.every(({ assignments }) => assignments.length === 0)).toBe(true);
    expect(taken.some(({ holdout }) => holdout === 'cart')).toBe(false);
  });

  it('of a placement holds out there only', () => {
    const there = PEOPLE.map(
      (id) => assign({ experiments: [], holdouts }, subject(id, { placement: 'cart' })).holdout,
    );
    expect(there.filter((one) => one === 'cart').length / PEOPLE.length).toBeCloseTo(0.095, 1);
  });
});

describe('a layer', () => {
  it('gives an experiment the first room there is, and none where there is none', () => {
    const of = (id: string, share: number) => design({ id, share, layer: 'ranking' });
    const a = running({ id: 'a', share: 0.4, layer: 'ranking' }, { range: { from: 0, to: 0.4 } });
    const c = running({ id: 'c', share: 0.3, layer: 'ranking' }, { range: { from: 0.7, to: 1 } });
    expect(allocateRange({ design: of('b', 0.3) }, [c, a])).toEqual({ from: 0.4, to: 0.7 });
    expect(allocateRange({ design: of('b', 0.31) }, [c, a])).toBeNull();
    expect(allocateRange({ design: design({ id: 'b' }) }, [c, a])).toEqual({ from: 0, to: 1 });
  });
});
