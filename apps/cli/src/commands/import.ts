import { existsSync } from 'node:fs';
import path from 'node:path';
import { CONNECTORS as connectors, connectorNamed as findConnector } from '@wherefore/connectors';
import { WhereforeError } from '@wherefore/contracts';
import { importFiles, type TableReport } from '@wherefore/engine';
import { Command } from 'commander';
import { createScreen } from '../print/screen.js';
import { commandConfig } from '../stack/environment.js';
import { withParts } from '../stack/parts.js';
import { ROOT } from '../stack/places.js';

export function importCommand(): Command {
  const known = connectors.map(({ name, describe }) => `  ${name.padEnd(16)} ${describe}`).join('\n');
  return new Command('import')
    .description(
      'Import files of a source system through the queue; again changes nothing, interrupted goes on',
    )
    .argument('<connector>', 'what wrote the files')
    .argument('[path]', 'a folder or a file; ../shared/data/<connector>, if left out and there')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', `\nConnectors:\n${known}`)
    .action(async (name: string, place: string | undefined, options: { json?: true }) => {
      const screen = createScreen(options.json === true);
      const connector = findConnector(name);
      if (connector === undefined) {
        throw new WhereforeError(
          'BAD_INPUT',
          `There is no connector ${JSON.stringify(name)}. There are:\n${known}`,
        );
      }
      await withParts(commandConfig(), async ({ graph, keyring, queue }) => {
        const reports = await importFiles(
          { graph, keyring, queue: await queue() },
          { connector, path: place ?? defaultPlace(name) },
          (table, { records }) =>
            screen.progress(`import: ${table}, ${records.toLocaleString('en')} records`),
        );
        for (const report of reports) screen.say(tableText(report));
        const rssMb = Math.round(process.resourceUsage().maxRSS / 1024);
        const news = reports.some(({ chunks, chunksKnown }) => chunksKnown < chunks);
        screen.say(
          `Peak memory of this process: ${rssMb} MB.${news ? ' Now run `wherefore learn`.' : ' Nothing was new.'}`,
        );
        screen.result({ tables: reports, rssMb });
      });
    });
}

function defaultPlace(name: string): string {
  const place = path.resolve(ROOT, '..', 'shared', 'data', name);
  if (!existsSync(place))
    throw new WhereforeError('BAD_INPUT', `Say where the files are: wherefore import ${name} <path>`);
  return place;
}

function tableText(report: TableReport): string {
  const count = (value: number) => value.toLocaleString('en');
  const why = Object.entries({ ...report.rejectedFor, ...report.skippedFor })
    .sort(([, a], [, b]) => b - a)
    .map(([reason, records]) => `\n    ${count(records).padStart(9)}  ${reason}`);
  const again = report.chunksKnown === report.chunks && report.chunks > 0 ? ', all of it known already' : '';
  return (
    `${report.table}: ${count(report.records)} records = ${count(report.applied)} applied + ${count(report.quarantined)} quarantined + ` +
    `${count(report.skipped)} skipped, as ${count(report.events)} events in ${report.seconds} s${again}${why.join('')}`
  );
}
