import { listSources, type SourceStatus } from '@wherefore/engine';
import { openSourceQueue } from '@wherefore/queue';
import { Command } from 'commander';
import { createScreen } from '../print/screen.js';
import { commandConfig } from '../stack/environment.js';
import { withParts } from '../stack/parts.js';
import { configuredSources } from '../stack/configured-sources.js';

export function sourcesCommand(): Command {
  return new Command('sources')
    .description('The systems that send webhooks or are polled: what is on, and how far they have been read')
    .option('--json', 'print the result as JSON')
    .action(async (options: { json?: true }) => {
      const screen = createScreen(options.json === true);
      const config = commandConfig();
      const sources = configuredSources(config);
      await withParts(config, async ({ graph }) => {
        const sourceQueue = await openSourceQueue(config.REDIS_URL);
        try {
          const statuses = await listSources({ graph, sources, sourceQueue });
          if (statuses.length === 0)
            screen.say('No sources are configured: WHEREFORE_SOURCES names no file. See docs/sync.md.');
          for (const status of statuses) screen.say(sourceText(status));
          screen.result(statuses);
        } finally {
          await sourceQueue.close();
        }
      });
    });
}

function sourceText({ name, connector, webhooks, polling }: SourceStatus): string {
  const hooks = webhooks ? `webhooks at POST /hooks/${name}` : 'no webhooks: no secret is configured';
  if (polling === null)
    return `${name} (${connector}): ${hooks}; not polled, so what its webhooks lose is never found`;
  const deletions =
    polling.deletionsEverySeconds === null ? 'never' : `every ${polling.deletionsEverySeconds} s`;
  const kinds = polling.kinds.map(({ kind, mark, at, report }) => {
    const failure = report?.failure ?? report?.deletions?.failure ?? null;
    const stopped = (report?.stopped ?? [])
      .map(({ id, topic }) => ` Webhook ${id} (${topic}) is off!`)
      .join('');
    const trouble = failure === null ? '' : ` ${failure.reason}: ${failure.detail}`;
    return `\n    ${kind.padEnd(12)} read up to ${mark ?? 'nothing yet'}, last cycle ${at ?? 'never'}.${trouble}${stopped}`;
  });
  return (
    `${name} (${connector}): ${hooks}; polled every ${polling.everySeconds} s, deletions ${deletions}, ` +
    `next ${polling.nextRun ?? 'when a worker runs'}${kinds.join('')}`
  );
}
