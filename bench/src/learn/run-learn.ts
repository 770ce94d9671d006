import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { bootPlace } from '../harness/place.js';
import type { Options } from '../options.js';
import { describeMachine, type Machine } from '../report/machine.js';
import { bootApps } from '../stack/boot-apps.js';
import { type Dataset, datasetOf, generated } from '../stack/datasets.js';
import { BENCH_HOME } from '../stack/places.js';
import { runCli } from '../stack/run-cli.js';
import { Started } from '../stack/started.js';
import { type Served, servedHouseholds } from './served-households.js';

const Printed = z.looseObject({
  version: z.looseObject({ id: z.string(), hash: z.string(), edges: z.number() }),
  orders: z.number(),
  customers: z.number(),
  products: z.number(),
  rssMb: z.number(),
});

/** One run of `wherefore learn`, from the outside. */
export interface LearnFigures {
  readonly dataset: string;
  readonly orders: number;
  readonly customers: number;
  readonly products: number;
  readonly relationships: number;
  readonly seconds: number;
  readonly rss_mb: number;
  readonly hash: string;
}

export interface LearnReport {
  readonly learned: LearnFigures;
  /** The same again; the version must have the same hash. */
  readonly again: LearnFigures;
  readonly served: Served;
  readonly growth: readonly LearnFigures[];
  readonly machine: Machine;
}

const HOUSEHOLDS = 50;
/** Products and customers of generated shops: one, twice and five times as large. */
const SIZES = [
  [1_500, 8_000],
  [3_000, 16_000],
  [7_500, 40_000],
] as const;

type Say = (line: string) => void;

/** Times `wherefore learn`, twice over the same log, and holds what is served against what is judged. */
export async function runLearn(options: Options, running: Started, say: Say): Promise<LearnReport> {
  const machine = describeMachine();
  const dataset = datasetOf(options.dataset);
  say(`data: ${dataset.about}`);
  const started = await running.keep(new Started());
  const home = await loaded(dataset, { fresh: options.fresh, started, say });
  const place = await bootPlace({ home, secrets: path.join(home, 'secrets.json') }, started, say);
  const learned = await learn(dataset, place.env, started);
  const again = await learn(dataset, place.env, started);
  say('offers of households, through the engine and by the evaluator:');
  const served = await servedHouseholds(place, HOUSEHOLDS, say);
  await started.stop();
  const growth: LearnFigures[] = [];
  for (const [products, customers] of options.growth ? SIZES : []) {
    const shop = generated(products, customers);
    say(`growth: ${shop.about}`);
    const one = await running.keep(new Started());
    const folder = await loaded(shop, { fresh: options.fresh, started: one, say });
    const { env } = await bootPlace({ home: folder, secrets: path.join(folder, 'secrets.json') }, one, say);
    growth.push(await learn(shop, env, one));
    await one.stop();
  }
  return { learned, again, served, growth, machine };
}

/** A home whose graph and log hold a data set and nothing else, of which nothing was learned when it was loaded. */
async function loaded(
  dataset: Dataset,
  { fresh, started, say }: { readonly fresh: boolean; readonly started: Started; readonly say: Say },
): Promise<string> {
  const home = path.join(BENCH_HOME, `learn-${dataset.name}`);
  const stamp = path.join(home, 'loaded.json');
  if (fresh) rmSync(home, { recursive: true, force: true });
  if (existsSync(stamp)) return home;
  const loading = await started.keep(new Started());
  const { env } = await bootPlace({ home, secrets: path.join(home, 'secrets.json') }, loading, say);
  await bootApps(home, env, loading);
  say(`loading ${dataset.about}; the next run skips this`);
  for (const command of dataset.commands.filter(([name]) => name !== 'learn'))
    await runCli(command, env, loading);
  writeFileSync(stamp, `${JSON.stringify({ dataset: dataset.name, at: new Date().toISOString() })}\n`);
  await loading.stop();
  return home;
}

async function learn(
  { about }: Dataset,
  env: Readonly<Record<string, string>>,
  started: Started,
): Promise<LearnFigures> {
  const before = performance.now();
  const printed = await runCli(['learn', '--anyway', '--json'], env, started);
  const seconds = Math.round((performance.now() - before) / 100) / 10;
  const { version, orders, customers, products, rssMb } = Printed.parse(JSON.parse(printed));
  return {
    dataset: about,
    orders,
    customers,
    products,
    relationships: version.edges,
    seconds,
    rss_mb: rssMb,
    hash: version.hash,
  };
}
