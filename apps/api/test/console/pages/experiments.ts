import { setTimeout as delay } from 'node:timers/promises';
import { writeExperiment } from '@wherefore/graph';
import { accessProblems, type OpenConsole, TELEPHONE, widthOf } from '../../support/open-console.js';

const VISITORS = Array.from({ length: 240 }, (_, at) => `x${at}`);
const AT_ONCE = 12;
/** Hundreds of decisions, and what came of them. */
const PATIENCE_MS = 180_000;

/** What an experiment has counted until now. */
async function unitsOf({ shop }: OpenConsole, id: string): Promise<number> {
  const { data } = await shop.ask('query ($id: ID!) { experimentReadOut(id: $id) { sizes { units } } }', {
    id,
  });
  const { sizes } = data?.['experimentReadOut'] as { readonly sizes: readonly { readonly units: number }[] };
  return sizes.reduce((sum, { units }) => sum + units, 0);
}

/** Every visitor is decided for, and some of them buy what they were offered. */
async function visitAll({ shop }: OpenConsole): Promise<void> {
  const events: object[] = [];
  const visit = async (customer: string, at: number): Promise<void> => {
    const { data } = await shop.ask(
      'query Visit($input: OffersInput!) { offers(input: $input) { ... on OfferList { id offers { product { id } } } } }',
      { input: { placement: 'home', customer, channel: 'web' } },
    );
    const list = data?.['offers'] as {
      readonly id: string;
      readonly offers: readonly { readonly product: { readonly id: string } }[];
    };
    if (at % 3 !== 0) return;
    const product = list.offers[0]?.product.id ?? 'mug';
    const said = (type: string, payload: object) =>
      events.push({
        id: `${type}-${customer}`,
        source: 'test',
        type,
        occurredAt: new Date().toISOString(),
        payload: { customer, ...payload },
      });
    said('offer.clicked', { decision: list.id, product });
    said('order.placed', {
      order: `o-${customer}`,
      currency: 'EUR',
      lines: [{ product, quantity: 1, amount: 10 + at / 10 }],
    });
  };
  for (let from = 0; from < VISITORS.length; from += AT_ONCE)
    await Promise.all(VISITORS.slice(from, from + AT_ONCE).map((customer, at) => visit(customer, from + at)));
  const { batch } = (await shop.postEvents(JSON.stringify(events))).json<{ readonly batch: string }>();
  while ((await shop.queue.pending([batch])) > 0) await delay(15);
}

/** Moves decisions to the log until all of these visitors are counted. */
async function logAll(wherefore: OpenConsole, id: string): Promise<void> {
  let count = VISITORS.length;
  for (let missing = count; missing > 0; count += missing) {
    await wherefore.shop.logDecisions(count);
    missing = VISITORS.length - (await unitsOf(wherefore, id));
  }
}

async function reasoned(page: Awaited<ReturnType<OpenConsole['visit']>>, action: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('To know');
  await dialog.getByRole('button', { name: action, exact: true }).click();
}

const FOUND = 'query ($id: ID!) { experiment(id: $id) { status ramp outcome decidedArm by reason design } }';

const REASONS = '{ experimentPaths(id: "fewer") { stopped paths { path control value effect { value } } } }';
interface ReasonsRead {
  readonly stopped: string | null;
  readonly paths: readonly {
    readonly path: string;
    readonly control: number;
    readonly value: number;
    readonly effect: { readonly value: number };
  }[];
}

/** What is tried on part of the visitors: designed, started, read on real decisions, stopped and decided. */
export function describeExperiments(open: () => OpenConsole): void {
  it('are designed as sentences, with the planner beside', async () => {
    await open().shop.work();
    const page = await open().visit('/experiments', 'analyst');
    await page.getByText('Nothing was ever tried').waitFor();
    await page.getByText('Nobody: what all of this earns cannot be told').waitFor();
    await page.getByRole('link', { name: 'Design an experiment' }).click();
    await page.getByText('It still needs an id').waitFor();
    await page.getByRole('textbox', { name: 'Name' }).fill('Fewer, bolder');
    await page.getByRole('textbox', { name: 'Id', exact: true }).fill('fewer');
    await page.getByRole('textbox', { name: 'We expect that' }).fill('Three are looked at more closely.');
    await page.getByRole('textbox', { name: 'Id of new' }).fill('three');
    await page.getByRole('combobox', { name: 'Add a change to three' }).selectOption('coefficients');
    await page.getByText('It still needs what each arm but the control changes').waitFor();
    await page.getByRole('combobox', { name: 'three, change 2, evidence' }).selectOption('brand');
    await page.getByRole('textbox', { name: 'three, change 2, factor' }).fill('0.5');
    const plans = page.getByRole('table', { name: 'Units and days by smallest effect' });
    await plans.getByRole('row', { name: '+5 %' }).waitFor();
    await page.getByRole('textbox', { name: 'Smallest effect, %' }).fill('20');
    await plans.getByRole('row', { name: '+40 %' }).waitFor();
    await page.getByRole('button', { name: /^Plan for [\d,]+ units$/ }).click();
    await expect(accessProblems(page)).resolves.toEqual([]);
    await page.getByRole('button', { name: 'Save the design' }).click();
    await reasoned(page, 'Save the design');
    await page.getByRole('heading', { name: 'Fewer, bolder' }).waitFor();
    await page.getByText('It has not begun').waitFor();
    const { data } = await open().shop.ask(FOUND, { id: 'fewer' });
    const { design, ...rest } = data?.['experiment'] as { readonly design: string };
    expect(rest).toMatchObject({ status: 'draft', by: 'analyst@test', reason: 'To know' });
    const { arms, guardrails, plannedUnits } = JSON.parse(design) as Record<string, unknown>;
    expect(arms).toMatchObject([
      { id: 'control', changes: {} },
      { id: 'three', changes: { placement: { slots: 3 }, coefficients: { brand: 0.5 } } },
    ]);
    expect(guardrails).toEqual([{ metric: 'revenue-per-visitor', margin: 0.05 }]);
    expect(plannedUnits).not.toBe(20_000);
  });

  it('go on from a draft, and are started on a share that only grows', async () => {
    const page = await open().visit('/experiments/fewer', 'analyst');
    await page.getByRole('link', { name: 'Change the design' }).click();
    await page.getByRole('textbox', { name: 'Title of three' }).fill('Three of them');
    await page.getByRole('button', { name: 'Save the design' }).click();
    await reasoned(page, 'Save the design');
    await page.getByText('Three of them: ').waitFor();
    await page.getByRole('button', { name: 'Start' }).click();
    await page.getByRole('textbox', { name: 'Begin on, % of its visitors' }).fill('50');
    await reasoned(page, 'Start');
    await page.getByText('Nothing to read yet').waitFor();
    await page.getByRole('button', { name: 'Let more take part' }).click();
    await page.getByRole('textbox', { name: 'Now on, % of its visitors' }).fill('100');
    await reasoned(page, 'Let more take part');
    await page.getByText('of these 100 % now').waitFor();
    const { data } = await open().shop.ask(FOUND, { id: 'fewer' });
    expect(data).toMatchObject({ experiment: { status: 'running', ramp: 1 } });
  });

  it(
    'are taken part in by everybody who is decided for',
    async () => {
      await visitAll(open());
      await logAll(open(), 'fewer');
      await expect(unitsOf(open(), 'fewer')).resolves.toBe(VISITORS.length);
    },
    PATIENCE_MS,
  );

  it('are read on real decisions: verdict, effects, days and groups, drawn and in figures', async () => {
    const page = await open().visit('/experiments/fewer?by=channel', 'merchandiser');
    const verdict = page.getByRole('region', { name: 'Verdict so far' });
    await verdict.getByRole('heading', { name: 'three: wait' }).waitFor();
    await verdict.getByText('revenue-per-visitor may still have lost more than 5 %').waitFor();
    await page.getByRole('figure', { name: 'Effect by metric' }).locator('svg').first().waitFor();
    const effects = page.getByRole('table', { name: 'Effects' });
    await expect(effects.getByRole('row', { name: /^conversion three/ }).innerText()).resolves.toMatch(
      /open/,
    );
    await page
      .getByRole('figure', { name: 'Effect over time: conversion of three' })
      .locator('svg')
      .first()
      .waitFor();
    await expect(page.getByRole('table', { name: 'Daily looks' }).getByRole('row').count()).resolves.toBe(2);
    await page.getByRole('table', { name: 'Groups' }).getByRole('cell', { name: 'web' }).waitFor();
    await page.getByRole('table', { name: 'Reasons' }).getByRole('row').nth(1).waitFor();
    const { data } = await open().shop.ask(REASONS, {}, 'merchandiser');
    const { stopped, paths } = data?.['experimentPaths'] as ReasonsRead;
    expect(stopped).toBeNull();
    expect(paths.map(({ path }) => path)).not.toEqual(['no offer']);
    for (const { control, value, effect } of paths) expect(effect.value).toBeCloseTo(value - control, 9);
    await page.getByText('You can read it, not change it').waitFor();
    await expect(page.getByRole('button', { name: 'Stop' }).count()).resolves.toBe(0);
    await expect(accessProblems(page)).resolves.toEqual([]);
    await page.goto(new URL('/experiments', page.url()).href);
    await page.getByRole('cell', { name: 'three: wait' }).waitFor();
    await expect(accessProblems(page)).resolves.toEqual([]);
  });

  it('fit a telephone in the dark', async () => {
    const page = await open().visit('/experiments/fewer', 'analyst', TELEPHONE);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.reload();
    await page.getByRole('table', { name: 'Daily looks' }).waitFor();
    await expect(widthOf(page)).resolves.toBeLessThanOrEqual(TELEPHONE.width);
    await expect(accessProblems(page)).resolves.toEqual([]);
    await page.goto(new URL('/experiments/new', page.url()).href);
    await page.getByRole('table', { name: 'Units and days by smallest effect' }).waitFor();
    await expect(widthOf(page)).resolves.toBeLessThanOrEqual(TELEPHONE.width);
    await expect(accessProblems(page)).resolves.toEqual([]);
  });

  it('are stopped and decided, with the reason kept', async () => {
    const page = await open().visit('/experiments/fewer', 'analyst');
    await page.getByRole('button', { name: 'Stop' }).click();
    await reasoned(page, 'Stop');
    await page.getByRole('button', { name: 'Decide' }).click();
    await page.getByRole('dialog').getByRole('combobox', { name: 'What came of it' }).click();
    await page.getByRole('option', { name: /^ship an arm/ }).click();
    await reasoned(page, 'Decide');
    await page.getByText(/decided: ship three/).waitFor();
    const { data } = await open().shop.ask(FOUND, { id: 'fewer' });
    expect(data).toMatchObject({ experiment: { status: 'decided', outcome: 'ship', decidedArm: 'three' } });
    const audit = await open().shop.ask('{ audit(first: 1) { edges { node { what why } } } }');
    expect(audit.data).toMatchObject({
      audit: { edges: [{ node: { what: 'experiments.decide', why: 'To know' } }] },
    });
  });

  it('are not read where the arms do not have their sizes, and say so', async () => {
    const { shop } = open();
    const { data } = await shop.ask(
      '{ experiment(id: "fewer") { version design startedAt stoppedAt createdAt } }',
    );
    const { design, ...rest } = data?.['experiment'] as Record<
      'design' | 'createdAt' | 'startedAt',
      string
    > & {
      readonly version: number;
      readonly stoppedAt: string;
    };
    const lopsided = JSON.parse(design) as { arms: { weight: number }[] };
    lopsided.arms = lopsided.arms.map((arm, at) => ({ ...arm, weight: at === 0 ? 1 : 99 }));
    const row = {
      ...rest,
      design: JSON.stringify(lopsided),
      status: 'stopped' as const,
      rangeFrom: 0,
      rangeTo: 1,
    };
    await shop.graph.transaction((tx) =>
      tx.run(writeExperiment, {
        ...row,
        id: 'fewer',
        ramp: 1,
        decision: null,
        by: 'test',
        why: 'as if visitors were lost',
        at: new Date().toISOString(),
      }),
    );
    const page = await open().visit('/experiments/fewer', 'analyst');
    const alarm = page.getByRole('alert');
    await alarm.getByText('The read-out is stopped').waitFor();
    await alarm.getByText(/the arms do not have the sizes they should have/).waitFor();
    await expect(page.getByRole('table', { name: 'Effects' }).count()).resolves.toBe(0);
    await expect(accessProblems(page)).resolves.toEqual([]);
    await page.getByRole('button', { name: 'Archive' }).click();
    await reasoned(page, 'Archive');
    await page.getByText('archived').first().waitFor();
  });

  it('say that there is no such one, and who may design', async () => {
    const page = await open().visit('/experiments/nothing', 'merchandiser');
    await page.getByText('There is no experiment nothing').waitFor();
    await page.goto(new URL('/experiments/new', page.url()).href);
    await page.getByText('Experiments are designed by analysts').waitFor();
  });
}
