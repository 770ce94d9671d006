import { WhereforeError } from '@wherefore/contracts';
import { type KindReport, reconcileSource } from '@wherefore/engine';
import { openLease, openSourceQueue } from '@wherefore/queue';
import { Command } from 'commander';
import { createScreen } from '../print/screen.js';
import { configuredSources } from '../stack/configured-sources.js';
import { commandConfig } from '../stack/environment.js';
import { withParts } from '../stack/parts.js';
import { numberOption } from './number-option.js';

interface Options {
  readonly kind?: string[];
  readonly full?: true;
  readonly deletions?: true;
  readonly most?: number;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  wherefore reconcile shop                     what changed since the last reading
  wherefore reconcile shop --deletions         and what was deleted without a word
  wherefore reconcile shop --kind orders --full   every order, whatever was read before

Exit code 6 when a reading was not complete; run it again to go on where it stopped.`;

export function reconcileCommand(): Command {
  return new Command('reconcile')
    .description('Ask a source for what its webhooks missed; a second time changes nothing')
    .argument('<source>', 'name of a configured source; `wherefore sources` lists them')
    .option('--kind <kind...>', 'only these kinds of records')
    .option('--full', 'read everything, not only what changed since the last reading')
    .option('--deletions', 'list all ids too, to find what was deleted')
    .option(
      '--most <n>',
      'with --deletions: believe up to so many to be gone; a tenth of those held, or 25, by default',
      numberOption('--most', { least: 0, most: 100_000_000, whole: true }),
    )
    .option('--json', 'print the result as JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (name: string, options: Options) => {
      const screen = createScreen(options.json === true);
      const config = commandConfig();
      const sources = configuredSources(config);
      const source = sources.get(name);
      if (source === undefined)
        throw new WhereforeError(
          'NOT_FOUND',
          `There is no source ${JSON.stringify(name)}. There are: ${[...sources.keys()].join(', ') || 'none'}`,
        );
      await withParts(config, async ({ graph, keyring, queue }) => {
        const sourceQueue = await openSourceQueue(config.REDIS_URL);
        const lease = (what: string) => openLease(config.REDIS_URL, what);
        try {
          const report = await reconcileSource(
            { graph, keyring, queue: await queue(), sourceQueue, lease },
            source,
            {
              ...(options.kind !== undefined && { kinds: options.kind }),
              full: options.full === true,
              ...(options.deletions === true && { deletions: 'now' as const }),
              most: options.most,
              onProgress: (kind, records) =>
                screen.progress(`reconcile: ${kind}, ${records.toLocaleString('en')} records`),
            },
          );
          if (report === null) throw new WhereforeError('CONFLICT', `${name} is being read right now`);
          for (const kind of report.kinds) screen.say(kindText(kind));
          if (report.kinds.some(isIncomplete)) process.exitCode = 6;
          screen.result(report);
        } finally {
          await sourceQueue.close();
        }
      });
    });
}

const isIncomplete = ({ failure, deletions }: KindReport): boolean =>
  failure !== null || (deletions?.failure ?? null) !== null;

function kindText(report: KindReport): string {
  const { kind, records, created, changed, deleted, other, unchanged, requests, since } = report;
  const count = (value: number) => value.toLocaleString('en');
  const problems = [report.failure, report.deletions?.failure ?? null]
    .filter((failure) => failure !== null)
    .map(
      ({ reason, detail, retryAt }) =>
        `\n    ${reason}: ${detail}${retryAt === null ? '' : `, not before ${retryAt}`}`,
    );
  const stopped = report.stopped.map(
    ({ id, topic, status }) => `\n    webhook ${id} (${topic}) is ${status}`,
  );
  return (
    `${kind}: ${count(records)} records since ${since ?? 'the beginning'} in ${count(requests)} requests, ${report.seconds} s: ` +
    `${count(created)} created, ${count(changed)} changed, ${count(deleted)} deleted, ${count(other)} other facts, ` +
    `${count(unchanged)} known already, ${count(report.quarantined)} quarantined; read up to ${report.mark ?? 'nothing yet'}` +
    [...problems, ...stopped].join('')
  );
}
