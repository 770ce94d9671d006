import { readFileSync } from 'node:fs';
import { type ErrorCode, type Result, WhereforeError } from '@wherefore/contracts';
import {
  listPlacements,
  listPlacementVersions,
  type PlacementParts,
  type PlacementRefused,
  rollBackPlacement,
  type SavedPlacement,
  savePlacement,
  withdrawPlacement,
} from '@wherefore/engine';
import { Command } from 'commander';
import { createScreen } from '../print/screen.js';
import { placementLine, versionLine } from '../print/placement.js';
import { commandConfig } from '../stack/environment.js';
import { withParts } from '../stack/parts.js';
import { type AuditOptions, withAuditOptions } from './audit-options.js';
import { numberOption } from './number-option.js';

interface ChangeOptions extends AuditOptions {
  readonly basedOn?: number;
  readonly json?: true;
}

export function placementsCommand(): Command {
  return new Command('placements')
    .description('Where offers are shown, and how: look, save a new version, go back to an earlier one')
    .addCommand(listCommand(), { isDefault: true })
    .addCommand(showCommand())
    .addCommand(saveCommand())
    .addCommand(rollBackCommand())
    .addCommand(withdrawCommand());
}

function listCommand(): Command {
  return new Command('list')
    .description('Every placement, with the version that holds')
    .option('--json', 'print the result as JSON')
    .action(async (options: { json?: true }) => {
      const screen = createScreen(options.json === true);
      await withParts(commandConfig(), async ({ graph }) => {
        const states = await listPlacements(graph);
        for (const state of states) screen.say(placementLine(state));
        screen.result(states);
      });
    });
}

function showCommand(): Command {
  return new Command('show')
    .description('The configuration of a placement, as a file that can be saved, and its versions')
    .argument('<id>', 'the placement')
    .option('--json', 'print the configuration alone, as JSON')
    .action(async (id: string, options: { json?: true }) => {
      const screen = createScreen(options.json === true);
      await withParts(commandConfig(), async ({ graph }) => {
        const state = (await listPlacements(graph)).find(({ placement }) => placement.id === id);
        if (state === undefined) throw new WhereforeError('NOT_FOUND', `There is no placement ${id}`);
        screen.say(placementLine(state));
        screen.say(JSON.stringify(state.placement, null, 2));
        for (const version of await listPlacementVersions(graph, id)) screen.say(versionLine(version));
        screen.result(state.placement);
      });
    });
}

const withChangeOptions = (command: Command): Command =>
  withAuditOptions(command)
    .option(
      '--based-on <version>',
      'refuse if another version holds by now',
      numberOption('--based-on', { least: 0, most: 1e9, whole: true }),
    )
    .option('--json', 'print the result as JSON');

function saveCommand(): Command {
  return withChangeOptions(new Command('save'))
    .description('Save a placement as a new version, which holds at once')
    .argument('<file>', 'its configuration, as JSON; what it leaves out gets its default')
    .action((file: string, options: ChangeOptions) => {
      const config = readJson(file);
      return change(options, (parts) => savePlacement(parts, { config, ...changeOf(options) }, new Date()));
    });
}

function rollBackCommand(): Command {
  return withChangeOptions(new Command('rollback'))
    .description('Let an earlier version hold again')
    .argument('<id>', 'the placement')
    .argument(
      '<version>',
      'the version to go back to',
      numberOption('<version>', { least: 1, most: 1e9, whole: true }),
    )
    .action((placement: string, version: number, options: ChangeOptions) =>
      change(options, (parts) =>
        rollBackPlacement(parts, { placement, version, ...changeOf(options) }, new Date()),
      ),
    );
}

function withdrawCommand(): Command {
  return withChangeOptions(new Command('withdraw'))
    .description('Take the shop’s own configuration out of use; a default holds as it came')
    .argument('<id>', 'the placement')
    .action((placement: string, options: ChangeOptions) =>
      change(options, (parts) => withdrawPlacement(parts, { placement, ...changeOf(options) }, new Date())),
    );
}

const changeOf = ({ as, why, basedOn }: ChangeOptions) => ({
  who: as,
  why,
  basedOn: basedOn ?? null,
});

const ERRORS: Readonly<Record<PlacementRefused['code'], ErrorCode>> = {
  invalid: 'BAD_INPUT',
  outdated: 'CONFLICT',
  'unknown-placement': 'NOT_FOUND',
  'unknown-version': 'NOT_FOUND',
};

async function change(
  options: ChangeOptions,
  work: (parts: PlacementParts) => Promise<Result<SavedPlacement, PlacementRefused>>,
): Promise<void> {
  const screen = createScreen(options.json === true);
  await withParts(commandConfig(), async ({ graph, queue }) => {
    const { live } = await queue();
    const outcome = await work({ graph, announce: () => live.touch({ knowledge: true }) });
    if (!outcome.ok) throw new WhereforeError(ERRORS[outcome.refusal.code], outcome.refusal.message);
    screen.say(`${outcome.value.id}: version ${outcome.value.version} holds.`);
    screen.result(outcome.value);
  });
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new WhereforeError('BAD_INPUT', `${file} cannot be read as JSON`, { cause });
  }
}
