import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { seeded } from '@wherefore/learning';
import { aimCampaign, measureUplift, type TreatmentUplift, type UpliftRun } from '../src/index';

const folder = mkdtempSync(path.join(tmpdir(), 'wherefore-uplift-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HILLSTROM = path.resolve(__dirname, '../../../../shared/data/hillstrom/hillstrom.csv.gz');
const onHillstrom = existsSync(HILLSTROM) ? describe : describe.skip;
const quiet = { seed: 1, features: [], onStage: () => undefined };
const found = (results: readonly TreatmentUplift[], treatment: string, outcome: string): TreatmentUplift => {
  const one = results.find((result) => result.treatment === treatment && result.outcome === outcome);
  if (one === undefined) throw new Error(`${treatment} ${outcome} is measured`);
  return one;
};

/** A mail that makes the young come, four in ten of them, and nobody else; one in ten comes anyway. */
function mailing(rows: number): string {
  const draw = seeded(7);
  const lines = Array.from({ length: rows }, () => {
    const [age, town, mail] = [20 + Math.floor(draw() * 60), draw() < 0.5 ? 'Linz' : 'Wien', draw() < 0.5];
    const chance = 0.1 + (mail && age < 40 ? 0.4 : 0);
    return `${age},${town},${mail ? 'mail' : 'none'},${draw() < chance ? 1 : 0}`;
  });
  const file = path.join(folder, 'mailing.csv');
  writeFileSync(file, `age,town,arm,came\n${lines.join('\n')}\n`);
  return file;
}
const asked = (file: string, more: Partial<UpliftRun> = {}): UpliftRun => ({
  ...quiet,
  file,
  treatment: 'arm',
  control: 'none',
  outcomes: ['came'],
  ...more,
});

describe('a mail that works on the young', () => {
  it('is found to work, on average and on whom', async () => {
    const { results, features } = await measureUplift(asked(mailing(8_000)));
    const { effect, models, targetable } = found(results, 'mail', 'came');
    expect(features).toEqual(['age', 'town']);
    expect(Math.abs(effect.effect - 0.4 / 3)).toBeLessThan(3 * effect.standardError);
    expect(targetable).toBe(true);
    for (const { best, all, coefficient, ci, curve } of Object.values(models)) {
      expect(best).toBeGreaterThan(all + 0.15);
      expect(coefficient).toBeGreaterThan(ci[0]);
      expect(ci[0]).toBeGreaterThan(0);
      expect(curve.at(-1)).toEqual({ share: 1, gain: expect.closeTo(all, 12) });
    }
  });

  it('has the same answer for the same seed', async () => {
    const file = mailing(2_000);
    expect(await measureUplift(asked(file))).toEqual(await measureUplift(asked(file)));
  });

  it('is aimed at the young, best first, up to the share that is asked for', async () => {
    const to = path.join(folder, 'people.csv');
    const people = Array.from({ length: 200 }, (_, at) => `c${at},${20 + (at % 60)},Linz`);
    writeFileSync(to, `customer,age,town\n${people.join('\n')}\n`);
    const question = { ...asked(mailing(8_000)), give: 'mail', outcome: 'came', to, id: 'customer' };
    const aimed = await aimCampaign({ ...question, share: 0.2 });
    if (!aimed.ok) throw new Error('it can be aimed');
    const { chosen, others } = aimed.value;
    expect([chosen.length, others.length]).toEqual([40, 160]);
    const ages = chosen.map(({ customer }) => 20 + (Number(customer.slice(1)) % 60));
    expect(Math.max(...ages)).toBeLessThan(40);
    for (const [at, { uplift }] of chosen.entries()) {
      expect(uplift).toBeGreaterThan(0.2);
      expect(uplift).toBeLessThanOrEqual(chosen[at - 1]?.uplift ?? 1);
    }
    await expect(aimCampaign({ ...question, share: 0.2, give: 'letter' })).rejects.toThrow(
      /nobody was given letter/,
    );
    await expect(aimCampaign({ ...question, share: 0.2, id: 'name' })).rejects.toThrow(/no column name/);
  });

  it('cannot be aimed by what says nothing, and is not', async () => {
    const file = mailing(8_000);
    const { results } = await measureUplift(asked(file, { features: ['town'] }));
    expect(found(results, 'mail', 'came').targetable).toBe(false);
    const question = { ...asked(file), features: ['town'], give: 'mail', outcome: 'came', share: 1 };
    const aimed = await aimCampaign({ ...question, to: file, id: 'age' });
    expect(aimed).toMatchObject({ ok: false, refusal: { treatment: 'mail', targetable: false } });
  });
});

it.each<[string, Partial<UpliftRun>, RegExp]>([
  [
    'a column that is not there',
    { treatment: 'segment' },
    /no column segment; there are age, town, arm, came/,
  ],
  [
    'a control that nobody had',
    { control: 'letter' },
    /nobody in column arm has "letter"; there are mail, none/,
  ],
  ['an outcome that is no number', { outcomes: ['town'] }, /column town, row 1: "\w+" is no number/],
  ['a feature that is an outcome', { features: ['came'] }, /column came is no feature/],
])('refuses %s', async (_, more, message) => {
  await expect(measureUplift(asked(mailing(50), more))).rejects.toThrow(message);
});

onHillstrom("Hillstrom's e-mails (shared/data/hillstrom)", () => {
  let results: readonly TreatmentUplift[] = [];
  beforeAll(async () => {
    const outcomes = ['visit', 'conversion', 'spend'];
    const run = { ...quiet, file: HILLSTROM, treatment: 'segment', control: 'No E-Mail', outcomes };
    ({ results } = await measureUplift(run));
  });

  it.each([
    ['Mens E-Mail', 'visit', [0.0766, 0.0034]] as const,
    ['Mens E-Mail', 'conversion', [0.00681, 0.00092]] as const,
    ['Mens E-Mail', 'spend', [0.77, 0.145]] as const,
    ['Womens E-Mail', 'visit', [0.0452, 0.0032]] as const,
    ['Womens E-Mail', 'conversion', [0.00311, 0.00082]] as const,
    ['Womens E-Mail', 'spend', [0.424, 0.13]] as const,
  ])('%s on %s: the known average effect', (treatment, outcome, [effect, standardError]) => {
    const { effect: measured } = found(results, treatment, outcome);
    expect(measured.effect).toBeCloseTo(effect, 3);
    expect(measured.standardError).toBeCloseTo(standardError, 3);
  });

  it("finds whom the women's e-mail makes visit, and nobody in particular for the men's", () => {
    const womens = found(results, 'Womens E-Mail', 'visit');
    const mens = found(results, 'Mens E-Mail', 'visit');
    expect([womens.targetable, mens.targetable]).toEqual([true, false]);
    expect(womens.models['two-model'].best).toBeGreaterThan(0.06);
  });
});
