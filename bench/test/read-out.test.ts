import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readBaseline, readLooks, type ReadOut, readOutExperiment } from '@wherefore/engine';
import { METRICS } from '@wherefore/log';
import { type Planted, plantedExperiment, plantLog, READ_AT } from '../src/experiments/plant-log';

const folder = mkdtempSync(path.join(tmpdir(), 'wherefore-read-out-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const EFFECT = { units: 8_000, decisionsPerUnit: 3, lift: 0.06, lost: 0 };

async function read(name: string, planted: Planted, by: 'channel' | null = null): Promise<ReadOut> {
  const logDirectory = path.join(folder, name);
  await plantLog(logDirectory, planted);
  const experiment = plantedExperiment({ plannedUnits: 8_000 });
  return readOutExperiment({ logDirectory, metrics: METRICS }, experiment, { now: READ_AT, by });
}

describe('an experiment of which the truth is known', () => {
  let found: ReadOut;
  beforeAll(async () => {
    found = await read('effect', EFFECT, 'channel');
  });
  const difference = (metric: string) => found.metrics.find((one) => one.metric === metric)?.comparisons[0];

  it('is read with the truth inside its intervals', () => {
    expect(found).toMatchObject({ stopped: null, mixed: 0, sizes: { isBroken: false } });
    const { low = NaN, high = NaN } = difference('conversion')?.plain.absolute.sequential ?? {};
    expect(low).toBeLessThan(EFFECT.lift);
    expect(high).toBeGreaterThan(EFFECT.lift);
    expect(low).toBeGreaterThan(0);
  });

  it('is known better by what was spent before', () => {
    const { plain, adjusted } = difference('revenue-per-visitor') ?? {};
    expect(adjusted?.absolute.standardError).toBeLessThan(plain?.absolute.standardError ?? 0);
  });

  it('ships only where the guardrail is known to hold as well', () => {
    // Nobody turned anything down: nothing can be said of rejections relative to none.
    expect(found.verdicts).toEqual([
      { arm: 'new', verdict: 'wait', reasons: [expect.stringMatching(/rejections may still have lost/)] },
    ]);
  });

  it('has corrected p-values, days and groups', () => {
    expect(found.corrected.map(({ metric }) => metric)).toEqual(['conversion', 'revenue-per-visitor']);
    expect(found.novelty).toHaveLength(1);
    const [group] = found.groups;
    expect(group?.found.segments.map(({ segment }) => segment)).toEqual(['app', 'web']);
    expect(group?.found.differP).toBeGreaterThan(0.001);
  });
});

it('is looked at day by day, each look being what was known then and the last what is known now', async () => {
  const logDirectory = path.join(folder, 'effect');
  const experiment = plantedExperiment({ plannedUnits: 8_000 });
  const parts = { logDirectory, metrics: METRICS };
  const looks = await readLooks(parts, experiment, { now: READ_AT, metric: null });
  expect(looks).toHaveLength(20);
  expect(looks.at(-1)?.at).toBe(READ_AT.toISOString());
  const units = looks.map(({ reading }) => reading.arms.reduce((sum, { estimate }) => sum + estimate.n, 0));
  expect([...units].sort((a, b) => a - b)).toEqual(units);
  const { metrics } = await readOutExperiment(parts, experiment, { now: READ_AT });
  expect(looks.at(-1)?.reading).toEqual(metrics[0]);
  await expect(readLooks(parts, experiment, { now: READ_AT, metric: 'luck' })).rejects.toThrow(
    /There is no metric luck/,
  );
});

it('the next one is planned by what everybody does now', async () => {
  const asked = {
    metric: 'revenue-per-visitor',
    unit: 'customer',
    placements: [],
    windowDays: 30,
    preDays: 28,
  } as const;
  const parts = { logDirectory: path.join(folder, 'effect'), metrics: METRICS };
  const found = await readBaseline(parts, asked, READ_AT);
  expect(found).toMatchObject({ days: 28, unitsPerDay: found.units / 28 });
  expect(found.units).toBeGreaterThan(1_000);
  expect(found.mean).toBeGreaterThan(0);
  expect(found.explained).toBeGreaterThan(0.05);
  expect(await readBaseline(parts, { ...asked, placements: ['nowhere'] }, READ_AT)).toMatchObject({
    units: 0,
    mean: 0,
  });
});

it('nothing is read where part of an arm got lost', async () => {
  const found = await read('lossy', { units: 12_000, decisionsPerUnit: 1, lift: 0, lost: 0.15 });
  expect(found.stopped).toMatch(/the arms do not have the sizes they should have \(control \d+ of \d+, new/);
  expect(found).toMatchObject({ metrics: [], verdicts: [{ arm: 'new', verdict: 'unreliable' }] });
});

it('of an experiment that nobody was in it says so, and of one that has not begun nothing', async () => {
  const parts = { logDirectory: path.join(folder, 'empty'), metrics: METRICS };
  const found = await readOutExperiment(parts, plantedExperiment(), { now: READ_AT });
  expect(found.stopped).toBe('nobody has taken part yet');
  const draft = { ...plantedExperiment(), startedAt: null };
  await expect(readOutExperiment(parts, draft, { now: READ_AT })).rejects.toThrow(/has not begun/);
  const unknown = plantedExperiment({ metrics: ['luck'] });
  await expect(readOutExperiment(parts, unknown, { now: READ_AT })).rejects.toThrow(
    /There is no metric luck/,
  );
});
