import { residentMb } from '../load/processor-time.js';
import { type LoadGenerator, startLoad } from '../load/start-load.js';
import type { Options } from '../options.js';
import { describeMachine } from '../report/machine.js';
import type { OffersReport } from '../report/offers-report.js';
import type { Server } from '../stack/boot-apps.js';
import { datasetOf } from '../stack/datasets.js';
import { bootStack, type Stack } from '../stack/prepare-data.js';
import { Started } from '../stack/started.js';
import { bootFloor } from './boot-floor.js';
import { measureGrowth } from './growth.js';
import { measure, type Measurement, type Task, warmUp } from './measure.js';
import { profileWarm } from './profile-warm.js';
import { type Prepared, prepareRequests } from './prepare-requests.js';
import { freshnessOf } from './run-freshness.js';

type Say = (line: string) => void;

/** Measures offers from outside. Whatever it starts is kept in `running`, for its caller to stop. */
export async function runOffers(options: Options, running: Started, say: Say): Promise<OffersReport> {
  const machine = describeMachine();
  const dataset = datasetOf(options.dataset);
  say(`data: ${dataset.about}`);
  const product = await running.keep(new Started());
  const stack = await bootStack(product, { dataset, fresh: options.fresh, say });
  const load = await startLoad(stack.home, running);
  const prepared = await prepareRequests(stack.api.port, options.customers);
  const measured = await measureAll({ stack, load, prepared, options, product }, say);
  await product.stop();
  const growth = options.growth ? await measureGrowth({ ...options, load, running, say }) : [];
  return {
    ...measured,
    growth,
    dataset: dataset.about,
    customers: prepared.customers.length,
    customers_left_out: prepared.leftOut,
    machine,
  };
}

interface Running {
  readonly stack: Stack;
  readonly load: LoadGenerator;
  readonly prepared: Prepared;
  readonly options: Options;
  readonly product: Started;
}

type Measured = Omit<OffersReport, 'growth' | 'dataset' | 'customers' | 'customers_left_out' | 'machine'>;

async function measureAll(running: Running, say: Say): Promise<Measured> {
  const { stack, prepared } = running;
  const { storefront, merchandiser } = prepared.requests;
  const { seconds } = running.options;
  const taskOf = (server: Server, requests: readonly Buffer[]): Task => ({
    load: running.load,
    server,
    others: { ...stack.servers.pids, worker: stack.worker.pid },
    requests,
    seconds,
    cold: false,
  });
  const rows = async (name: string, task: Task): Promise<Measurement> => {
    say(`${name}:`);
    await warmUp(task);
    return measure(task, say);
  };
  const floorServer = await bootFloor(stack, storefront, running.product);
  const floor = await rows('floor', taskOf(floorServer, storefront));
  await floorServer.stop();
  const warm = await rows('warm', taskOf(stack.api, storefront));
  const memory = memoryOf(stack);
  const everything = await rows('merchandiser', taskOf(stack.api, merchandiser));
  const cold = await rows('cold', { ...taskOf(stack.api, storefront), cold: true });
  const { profile } = running.options;
  return {
    floor,
    warm,
    cold,
    merchandiser: everything,
    profile:
      profile === null ? [] : await profileWarm({ ...running, requests: storefront, seconds, file: profile }),
    freshness: await freshnessOf(running, say),
    memory_mb: memory,
  };
}

const memoryOf = (stack: Stack): Record<string, number> =>
  Object.fromEntries(
    Object.entries({ api: stack.api.pid, worker: stack.worker.pid, ...stack.servers.pids }).map(
      ([name, pid]) => [name, residentMb(pid)],
    ),
  );
