import { type Result, WhereforeError } from '@wherefore/contracts';
import {
  BATCH_STATES,
  heldBatches,
  type NotSettled,
  openContractShelf,
  rejectBatch,
  releaseBatch,
  showHeldBatch,
} from '@wherefore/engine';
import { Command, Option } from 'commander';
import { heldBatchLines } from '../print/held-batch.js';
import { createScreen } from '../print/screen.js';
import { commandConfig } from '../stack/environment.js';
import { type CommandParts, withParts } from '../stack/parts.js';
import { type AuditOptions, withAuditOptions } from './audit-options.js';
import { numberOption } from './number-option.js';

const MOST_BATCHES = 1_000;

export function batchesCommand(): Command {
  return new Command('batches')
    .description('Batches that a data contract holds as a whole: look, look into one, release, reject')
    .addCommand(listCommand(), { isDefault: true })
    .addCommand(showCommand())
    .addCommand(
      settleCommand(
        'release',
        'Let a held batch take effect as it is',
        async ({ graph, keyring, queue }, settlement) =>
          releaseBatch({ graph, keyring, queue: await queue() }, settlement, new Date()),
      ),
    )
    .addCommand(
      settleCommand('reject', 'Refuse a held batch for good', ({ graph }, settlement) =>
        rejectBatch(graph, settlement, new Date()),
      ),
    );
}

function listCommand(): Command {
  return new Command('list')
    .description('The batches, latest first')
    .addOption(new Option('--state <state>', 'which').choices(BATCH_STATES).default('held'))
    .option('--json', 'print the result as JSON')
    .action(async ({ state, json }: { state: string; json?: true }) => {
      const screen = createScreen(json === true);
      await withParts(commandConfig(), async ({ graph }) => {
        const batches = await heldBatches(graph, { state, limit: MOST_BATCHES });
        if (batches.length === 0) screen.say(`No batch is ${state}.`);
        for (const { id, source, records, at, reason } of batches)
          screen.say(`${id}  ${source}  ${records} records  ${at}\n    ${reason}`);
        screen.result(batches);
      });
    });
}

function showCommand(): Command {
  return new Command('show')
    .description('What a held batch holds: its events, those with faults first, and what is wrong with them')
    .argument('<id>', 'id of the batch')
    .option(
      '-n, --first <n>',
      'how many events',
      numberOption('--first', { least: 1, most: 10_000, whole: true }),
      20,
    )
    .option('--json', 'print the result as JSON')
    .action(async (id: string, { first, json }: { first: number; json?: true }) => {
      const screen = createScreen(json === true);
      await withParts(commandConfig(), async ({ graph, keyring }) => {
        const contracts = openContractShelf(graph);
        const batch = await showHeldBatch({ graph, keyring, contracts }, { id, first });
        if (batch === null) throw new WhereforeError('NOT_FOUND', `No batch ${id} is held`);
        for (const line of heldBatchLines(batch)) screen.say(line);
        screen.result(batch);
      });
    });
}

type Settle = (
  parts: CommandParts,
  settlement: { id: string; who: string; why: string },
) => Promise<Result<string, NotSettled>>;

function settleCommand(name: 'release' | 'reject', about: string, settle: Settle): Command {
  return withAuditOptions(new Command(name))
    .description(about)
    .argument('<id>', 'id of the batch')
    .option('--json', 'print the result as JSON')
    .action(async (id: string, { why, as: who, json }: AuditOptions & { json?: true }) => {
      const screen = createScreen(json === true);
      await withParts(commandConfig(), async (parts) => {
        const outcome = await settle(parts, { id, who, why });
        if (!outcome.ok) throw new WhereforeError('CONFLICT', outcome.refusal.message);
        screen.say(`${id}: ${name === 'release' ? 'on its way' : 'rejected'}.`);
        screen.result({ id, done: name });
      });
    });
}
