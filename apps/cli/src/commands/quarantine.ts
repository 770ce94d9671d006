import { readFileSync } from 'node:fs';
import { ERROR_TABLE, WhereforeError } from '@wherefore/contracts';
import { discardHeld, listHeld, replayHeld } from '@wherefore/engine';
import { summariseQuarantine } from '@wherefore/graph';
import { Command, Option } from 'commander';
import { createScreen } from '../print/screen.js';
import { numberOption } from './number-option.js';
import { commandConfig } from '../stack/environment.js';
import { withParts } from '../stack/parts.js';

export function quarantineCommand(): Command {
  return new Command('quarantine')
    .description('Look at records that could not be used, mend them, send them again')
    .addCommand(summaryCommand(), { isDefault: true })
    .addCommand(listCommand())
    .addCommand(replayCommand())
    .addCommand(discardCommand());
}

function summaryCommand(): Command {
  return new Command('summary')
    .description('How many records are held, by source and reason')
    .option('--json', 'print the result as JSON')
    .action(async (options: { json?: true }) => {
      const screen = createScreen(options.json === true);
      await withParts(commandConfig(), async ({ graph }) => {
        const rows = await graph.read(summariseQuarantine, {});
        if (rows.length === 0) screen.say('Nothing is held in quarantine.');
        for (const { source, reason, records } of rows)
          screen.say(`${String(records).padStart(8)}  ${source}  ${reason}`);
        screen.result(rows);
      });
    });
}

function listCommand(): Command {
  return new Command('list')
    .description('The records, latest first, as they came')
    .option(
      '-n, --first <n>',
      'how many',
      numberOption('--first', { least: 1, most: 10_000, whole: true }),
      20,
    )
    .addOption(
      new Option('--state <state>', 'which').choices(['held', 'replayed', 'discarded']).default('held'),
    )
    .option('--json', 'print the result as JSON')
    .action(async (options: { first: number; state: string; json?: true }) => {
      const screen = createScreen(options.json === true);
      await withParts(commandConfig(), async ({ graph, keyring }) => {
        const rows = await listHeld(
          { graph, keyring },
          { state: options.state, skip: 0, limit: options.first },
        );
        for (const row of rows)
          screen.say(
            `${row.id}  ${row.source}  ${row.position}  ${row.reason}\n    ${row.original.slice(0, 300)}`,
          );
        if (rows.length === 0) screen.say(`No records are ${options.state}.`);
        screen.result(rows);
      });
    });
}

function replayCommand(): Command {
  return new Command('replay')
    .description('Send held records through the intake again, as they came or as a file gives them')
    .argument('<id...>', 'ids of the records')
    .option('--event <file>', 'a JSON file with the mended event, for a single id')
    .option('--json', 'print the result as JSON')
    .action(async (ids: string[], options: { event?: string; json?: true }) => {
      const screen = createScreen(options.json === true);
      const edited = options.event === undefined ? {} : { [onlyOne(ids)]: readJson(options.event) };
      await withParts(commandConfig(), async ({ graph, keyring, queue }) => {
        const outcome = await replayHeld(
          { graph, keyring, queue: await queue() },
          { ids, edited },
          new Date(),
        );
        for (const id of outcome.replayed) screen.say(`${id}  replayed`);
        for (const { id, reason } of outcome.refused) screen.say(`${id}  not replayed: ${reason}`);
        if (outcome.refused.length > 0) process.exitCode = ERROR_TABLE.BAD_INPUT.exit;
        screen.result(outcome);
      });
    });
}

function discardCommand(): Command {
  return new Command('discard')
    .description('Let held records go')
    .argument('<id...>', 'ids of the records')
    .option('--json', 'print the result as JSON')
    .action(async (ids: string[], options: { json?: true }) => {
      const screen = createScreen(options.json === true);
      await withParts(commandConfig(), async ({ graph }) => {
        const discarded = await discardHeld(graph, ids, new Date());
        screen.say(`${discarded} discarded`);
        if (discarded < ids.length) {
          screen.say(`${ids.length - discarded} of the ids are not in quarantine.`);
          process.exitCode = ERROR_TABLE.NOT_FOUND.exit;
        }
        screen.result({ discarded });
      });
    });
}

function onlyOne(ids: readonly string[]): string {
  const [id, ...rest] = ids;
  if (id === undefined || rest.length > 0)
    throw new WhereforeError('BAD_INPUT', '--event mends one record: give a single id');
  return id;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new WhereforeError('BAD_INPUT', `${file} cannot be read as JSON`, { cause });
  }
}
