import path from 'node:path';
import { CONNECTORS as connectors, connectorNamed as findConnector } from '@wherefore/connectors';
import { WhereforeError } from '@wherefore/contracts';
import { importFiles, importMapped, loadContracts, type TableReport } from '@wherefore/engine';
import { Command } from 'commander';
import { createScreen } from '../print/screen.js';
import { commandConfig } from '../stack/environment.js';
import { withParts } from '../stack/parts.js';
import { HOME } from '../stack/places.js';
import { loadMapping } from './load-mapping.js';

export function importCommand(): Command {
  const known = connectors.map(({ name, describe }) => `  ${name.padEnd(16)} ${describe}`).join('\n');
  return new Command('import')
    .description(
      'Import files of a source system through the queue; again changes nothing, interrupted goes on',
    )
    .argument('<connector>', 'what wrote the files; `mapped` for whatever a mapping file describes')
    .argument('<path>', 'a folder or a file')
    .option('--mapping <file>', 'with `mapped`: how the files are read; <path> may be an http(s) address')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', `\nConnectors:\n${known}\n  ${'mapped'.padEnd(16)} ${MAPPED}`)
    .action(async (name: string, place: string, options: ImportOptions) => {
      const screen = createScreen(options.json === true);
      const run = await importOf(name, place, { mapping: options.mapping, known });
      await withParts(commandConfig(), async ({ graph, keyring, queue }) => {
        const reports = await run({ graph, keyring, queue: await queue() }, (table, { records }) =>
          screen.progress(`import: ${table}, ${records.toLocaleString('en')} records`),
        );
        const contracts = await loadContracts(graph);
        report(screen, reports, contracts.size > 0);
      });
    });
}

const MAPPED = 'CSV, TSV, JSON lines or Parquet, as --mapping says (docs/connectors.md)';

interface ImportOptions {
  readonly mapping?: string;
  readonly json?: true;
}

type Run = (
  parts: Parameters<typeof importFiles>[0],
  onProgress: Parameters<typeof importFiles>[2],
) => Promise<TableReport[] | null>;

/** What is to be done, checked before anything is opened. */
async function importOf(
  name: string,
  place: string,
  { mapping: file, known }: { readonly mapping: string | undefined; readonly known: string },
): Promise<Run> {
  if (name === 'mapped') {
    if (file === undefined)
      throw new WhereforeError(
        'BAD_INPUT',
        'Say what and how: wherefore import mapped <path> --mapping <file>',
      );
    const mapping = await loadMapping(file);
    const downloads = path.join(HOME, 'downloads');
    return (parts, onProgress) => importMapped(parts, { mapping, place, downloads }, onProgress);
  }
  const connector = findConnector(name);
  if (connector === undefined)
    throw new WhereforeError(
      'BAD_INPUT',
      `There is no connector ${JSON.stringify(name)}. There are:\n${known}`,
    );
  if (file !== undefined)
    throw new WhereforeError('BAD_INPUT', `${name} needs no mapping; wherefore import mapped does`);
  return (parts, onProgress) => importFiles(parts, { connector, path: place }, onProgress);
}

function report(
  screen: ReturnType<typeof createScreen>,
  reports: readonly TableReport[] | null,
  hasContracts: boolean,
): void {
  const rssMb = Math.round(process.resourceUsage().maxRSS / 1024);
  for (const one of reports ?? []) screen.say(tableText(one));
  for (const line of laterText(reports ?? [], hasContracts)) screen.say(line);
  const news = (reports ?? []).some(({ chunks, chunksKnown }) => chunksKnown < chunks);
  const outcome = news ? 'Now run `wherefore learn`.' : 'Nothing was new.';
  screen.say(
    reports === null
      ? 'The file has not changed since it was imported.'
      : `Peak memory of this process: ${rssMb} MB. ${outcome}`,
  );
  screen.result({ tables: reports ?? [], notChanged: reports === null, rssMb });
}

/** What the counts of an import do not tell: contracts are asked when its batches take effect. */
export function laterText(reports: readonly Pick<TableReport, 'held'>[], hasContracts: boolean): string[] {
  const held = reports.reduce((sum, one) => sum + one.held, 0);
  return [
    ...(hasContracts ? ['Contracts are asked later: what they refuse is in `wherefore quarantine`.'] : []),
    ...(held === 0
      ? []
      : [`${held} ${held === 1 ? 'batch is' : 'batches are'} held: see \`wherefore batches\`.`]),
  ];
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
