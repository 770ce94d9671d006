import { readFileSync } from 'node:fs';
import type { Options } from '../options.js';
import { describeMachine } from '../report/machine.js';
import type { FreshnessReport } from '../report/freshness-report.js';
import { datasetOf } from '../stack/datasets.js';
import { bootStack, type Stack } from '../stack/prepare-data.js';
import type { Started } from '../stack/started.js';
import { type Freshness, measureFreshness } from './freshness.js';
import { appliedIn } from './freshness-steps.js';
import { type Prepared, prepareRequests } from './prepare-requests.js';

type Say = (line: string) => void;

/** Measures only how soon an event changes offers. Whatever it starts is kept in `running`, for its caller to stop. */
export async function runFreshness(options: Options, running: Started, say: Say): Promise<FreshnessReport> {
  const machine = describeMachine();
  const dataset = datasetOf(options.dataset);
  say(`data: ${dataset.about}`);
  const stack = await bootStack(running, { dataset, fresh: options.fresh, say });
  const prepared = await prepareRequests(stack.api.port, options.customers);
  const freshness = await freshnessOf({ stack, prepared, options }, say);
  return { freshness, dataset: dataset.about, customers: prepared.customers.length, machine };
}

export function freshnessOf(
  {
    stack,
    prepared,
    options,
    pauseMs = 2,
  }: { stack: Stack; prepared: Prepared; options: Options; pauseMs?: number },
  say: Say,
): Promise<Freshness> {
  say('freshness:');
  return measureFreshness({
    port: stack.api.port,
    customers: prepared.customers,
    trials: options.trials,
    pauseMs,
    feedToken: stack.servers.env['WHEREFORE_FEED_TOKEN'] ?? '',
    headers: prepared.tokens.merchandiser,
    applied: () => appliedIn(readFileSync(stack.worker.logFile, 'utf8')),
  });
}
