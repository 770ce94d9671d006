import type { Options } from '../options.js';
import { describeMachine } from '../report/machine.js';
import type { SyncReport } from '../report/sync-report.js';
import { datasetOf } from '../stack/datasets.js';
import { bootStack } from '../stack/prepare-data.js';
import type { Started } from '../stack/started.js';
import { measureFreshnessUnderLoad } from './measure-freshness.js';
import { measureImport } from './measure-import.js';
import { measureStream } from './measure-stream.js';

type Say = (line: string) => void;

/** Imports, streams, and measures freshness under load. Whatever it starts is kept in `running`, for its caller to stop. */
export async function runSync(options: Options, running: Started, say: Say): Promise<SyncReport> {
  const machine = describeMachine();
  const dataset = datasetOf(options.dataset);
  say(`data: ${dataset.about}`);
  const imported = options.only === null || options.only === 'import';
  const stacked = options.only !== 'import';
  if (imported) say('import:');
  const measuredImport = imported ? await measureImport(dataset, running, say) : null;
  if (!stacked)
    return { import: measuredImport, stream: null, freshness: null, dataset: dataset.about, machine };
  const stack = await bootStack(running, { dataset, fresh: options.fresh, say });
  const isAsked = (part: string) => options.only === null || options.only === part;
  if (isAsked('stream')) say('stream:');
  const load = { count: options.events, perRequest: 100, senders: 8 };
  const stream = isAsked('stream') ? await measureStream(stack, load, say) : null;
  if (isAsked('freshness')) say('freshness:');
  const freshness = isAsked('freshness') ? await measureFreshnessUnderLoad(stack, options, say) : null;
  return { import: measuredImport, stream, freshness, dataset: dataset.about, machine };
}
