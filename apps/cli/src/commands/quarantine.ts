import { WhereforeError } from '@wherefore/contracts';
import { HELD_STATES, listHeld, loadHeld } from '@wherefore/engine';
import { summariseQuarantine } from '@wherefore/graph';
import { Command, Option } from 'commander';
import { heldLine, heldLines } from '../print/held-record.js';
import { createScreen } from '../print/screen.js';
import { commandConfig } from '../stack/environment.js';
import { withParts } from '../stack/parts.js';
import { numberOption } from './number-option.js';
import {
  discardCommand,
  editCommand,
  type FilterOptions,
  filterOf,
  replayCommand,
  withFilter,
} from './quarantine-changes.js';

export function quarantineCommand(): Command {
  return new Command('quarantine')
    .description('Look at records that could not be used, mend them, send them again')
    .addCommand(summaryCommand(), { isDefault: true })
    .addCommand(listCommand())
    .addCommand(showCommand())
    .addCommand(editCommand())
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

interface ListOptions extends FilterOptions {
  readonly first: number;
  readonly state: string;
  readonly json?: true;
}

function listCommand(): Command {
  return withFilter(new Command('list'))
    .description('The records, latest first, as they came')
    .option(
      '-n, --first <n>',
      'how many',
      numberOption('--first', { least: 1, most: 10_000, whole: true }),
      20,
    )
    .addOption(new Option('--state <state>', 'which').choices(HELD_STATES).default('held'))
    .option('--json', 'print the result as JSON')
    .action(async (options: ListOptions) => {
      const screen = createScreen(options.json === true);
      await withParts(commandConfig(), async ({ graph, keyring }) => {
        const { state, first: limit } = options;
        const rows = await listHeld({ graph, keyring }, { ...filterOf(options), state, skip: 0, limit });
        for (const row of rows) screen.say(heldLine(row));
        if (rows.length === 0) screen.say(`No records are ${state}.`);
        screen.result(rows);
      });
    });
}

function showCommand(): Command {
  return new Command('show')
    .description('One record: where it stood, what is wrong with it, what was done with it, and its bytes')
    .argument('<id>', 'id of the record')
    .option('--json', 'print the result as JSON')
    .action(async (id: string, options: { json?: true }) => {
      const screen = createScreen(options.json === true);
      await withParts(commandConfig(), async ({ graph, keyring }) => {
        const record = await loadHeld({ graph, keyring }, id);
        if (record === null) throw new WhereforeError('NOT_FOUND', `No record ${id} is in quarantine`);
        for (const line of heldLines(record)) screen.say(line);
        screen.result(record);
      });
    });
}
