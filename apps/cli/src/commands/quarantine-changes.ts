import { readFileSync } from 'node:fs';
import os from 'node:os';
import { ERROR_TABLE, WhereforeError } from '@wherefore/contracts';
import {
  discardAllHeld,
  discardHeld,
  type HeldFilter,
  loadHeld,
  replayAllHeld,
  type Replayed,
  replayHeld,
} from '@wherefore/engine';
import { Command } from 'commander';
import { editableText, withoutComments } from '../print/editable-record.js';
import { createScreen, type Screen } from '../print/screen.js';
import { editText } from '../stack/edit-text.js';
import { commandConfig } from '../stack/environment.js';
import { withParts } from '../stack/parts.js';

export interface FilterOptions {
  readonly source?: string;
  readonly reason?: string;
  readonly position?: string;
}

interface ChangeOptions extends FilterOptions {
  readonly all?: true;
  readonly why: string;
  readonly as: string;
  readonly json?: true;
}

export const withFilter = (command: Command): Command =>
  command
    .option('--source <feed>', 'only of this feed')
    .option('--reason <text>', 'only with this in the reason')
    .option('--position <text>', 'only with this in the position, such as orders.csv');

export const filterOf = ({ source, reason, position }: FilterOptions): HeldFilter => ({
  source: source ?? null,
  reason: reason ?? null,
  position: position ?? null,
});

const withChangeOptions = (command: Command): Command =>
  command
    .option('--why <text>', 'why, for the audit trail', 'from the command line')
    .option('--as <name>', 'who, for the audit trail', os.userInfo().username)
    .option('--json', 'print the result as JSON');

const changeOf = ({ as, why }: ChangeOptions) => ({ who: as, why });

export function replayCommand(): Command {
  return withChangeOptions(withFilter(new Command('replay')))
    .description('Send held records through the intake again, as they came or as a file gives them')
    .argument('[id...]', 'ids of the records')
    .option('--all', 'instead of ids: every held record that --source, --reason and --position let through')
    .option('--event <file>', 'a JSON file with the mended event, for a single id')
    .action(async (ids: string[], options: ChangeOptions & { event?: string }) => {
      assertIdsOrAll(ids, options);
      const screen = createScreen(options.json === true);
      const edited = options.event === undefined ? {} : { [onlyOne(ids)]: readJson(options.event) };
      await withParts(commandConfig(), async ({ graph, keyring, queue }) => {
        const parts = { graph, keyring, queue: await queue() };
        const change = changeOf(options);
        const outcome =
          options.all === true
            ? await replayAllHeld(parts, { filter: filterOf(options), ...change }, new Date())
            : await replayHeld(parts, { ids, edited, ...change }, new Date());
        report(screen, outcome);
      });
    });
}

const EDIT_HELP = `
A row of a file is no event: correct the file and import it again, or save an event (docs/feeds.md) in its place.
What a webhook brought is mended in the system that sent it and comes with the next reconciliation; or save an event.
`;

export function editCommand(): Command {
  return withChangeOptions(new Command('edit'))
    .description('Mend a record in $EDITOR (or give --event) and replay it: what is saved is a whole event')
    .argument('<id>', 'id of the record')
    .option('--event <file>', 'a JSON file with the mended event')
    .addHelpText('after', EDIT_HELP)
    .action(async (id: string, options: ChangeOptions & { event?: string }) => {
      const screen = createScreen(options.json === true);
      await withParts(commandConfig(), async ({ graph, keyring, queue }) => {
        const record = await loadHeld({ graph, keyring }, id);
        if (record === null) throw new WhereforeError('NOT_FOUND', `No record ${id} is in quarantine`);
        const event =
          options.event === undefined
            ? parseJson(
                'What you saved',
                withoutComments(editText(process.env, `${id}.json`, editableText(record))),
              )
            : readJson(options.event);
        const parts = { graph, keyring, queue: await queue() };
        const change = { ids: [id], edited: { [id]: event }, ...changeOf(options) };
        report(screen, await replayHeld(parts, change, new Date()));
      });
    });
}

export function discardCommand(): Command {
  return withChangeOptions(withFilter(new Command('discard')))
    .description('Let held records go')
    .argument('[id...]', 'ids of the records')
    .option('--all', 'instead of ids: every held record that --source, --reason and --position let through')
    .option('--yes', 'with --all and no filter: everything that is held')
    .action(async (ids: string[], options: ChangeOptions & { yes?: true }) => {
      assertIdsOrAll(ids, options);
      assertMeant(options);
      const screen = createScreen(options.json === true);
      await withParts(commandConfig(), async ({ graph }) => {
        const change = changeOf(options);
        const discarded =
          options.all === true
            ? await discardAllHeld(graph, { filter: filterOf(options), ...change }, new Date())
            : await discardHeld(graph, { ids, ...change }, new Date());
        screen.say(`${discarded} discarded`);
        if (discarded < ids.length) {
          screen.say(`${ids.length - discarded} of the ids are not held in quarantine.`);
          process.exitCode = ERROR_TABLE.NOT_FOUND.exit;
        }
        screen.result({ discarded });
      });
    });
}

function report(screen: Screen, outcome: Replayed): void {
  for (const id of outcome.replayed) screen.say(`${id}  replayed`);
  for (const { id, reason } of outcome.refused) screen.say(`${id}  not replayed: ${reason}`);
  if (outcome.replayed.length + outcome.refused.length === 0) screen.say('No held record is like that.');
  if (outcome.refused.length > 0) process.exitCode = ERROR_TABLE.BAD_INPUT.exit;
  screen.result(outcome);
}

export function assertIdsOrAll(
  ids: readonly string[],
  options: FilterOptions & { readonly all?: true },
): void {
  if (options.all === true ? ids.length === 0 : ids.length > 0 && !isFiltered(options)) return;
  const hint =
    ids.length > 0 && options.reason !== undefined
      ? '. --reason filters by what is wrong with records; why you do this is --why'
      : '';
  throw new WhereforeError('BAD_INPUT', `Give ids, or --all with --source, --reason or --position${hint}`);
}

/** Discarding is for good: all of it only when that was asked for. */
export function assertMeant(options: FilterOptions & { readonly all?: true; readonly yes?: true }): void {
  if (options.all !== true || options.yes === true || isFiltered(options)) return;
  throw new WhereforeError(
    'BAD_INPUT',
    'This would discard every record that is held, for good: give --source, --reason or --position, or --yes',
  );
}

const isFiltered = (options: FilterOptions): boolean =>
  Object.values(filterOf(options)).some((one) => one !== null);

function onlyOne(ids: readonly string[]): string {
  const [id, ...rest] = ids;
  if (id === undefined || rest.length > 0)
    throw new WhereforeError('BAD_INPUT', '--event mends one record: give a single id');
  return id;
}

function readJson(file: string): unknown {
  try {
    return parseJson(file, readFileSync(file, 'utf8'));
  } catch (cause) {
    if (cause instanceof WhereforeError) throw cause;
    throw new WhereforeError('BAD_INPUT', `${file} cannot be read`, { cause });
  }
}

function parseJson(what: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new WhereforeError('BAD_INPUT', `${what} is not JSON`, { cause });
  }
}
