import { readFileSync } from 'node:fs';
import { type FeedContract, WhereforeError } from '@wherefore/contracts';
import {
  type ContractChange,
  type ContractVersion,
  diffContracts,
  listContracts,
  listVersionsOfContract,
  loadContracts,
  parseContract,
  publishContract,
} from '@wherefore/engine';
import { Command } from 'commander';
import { createScreen } from '../print/screen.js';
import { commandConfig } from '../stack/environment.js';
import { withParts } from '../stack/parts.js';
import { type AuditOptions, withAuditOptions } from './audit-options.js';

export function contractsCommand(): Command {
  return new Command('contracts')
    .description('What feeds promise about their data: look, check a file, compare it, publish it')
    .addCommand(listCommand(), { isDefault: true })
    .addCommand(showCommand())
    .addCommand(checkCommand())
    .addCommand(diffCommand())
    .addCommand(publishCommand());
}

function listCommand(): Command {
  return new Command('list')
    .description('The contracts that hold')
    .option('--json', 'print the result as JSON')
    .action(async (options: { json?: true }) => {
      const screen = createScreen(options.json === true);
      await withParts(commandConfig(), async ({ graph }) => {
        const contracts = await listContracts(graph);
        if (contracts.length === 0) screen.say('No feed has a contract.');
        for (const contract of contracts) screen.say(versionLine(contract));
        screen.result(contracts);
      });
    });
}

function showCommand(): Command {
  return new Command('show')
    .description('The contract of a feed, as a file for check, diff and publish, and its versions')
    .argument('<feed>', 'the feed')
    .option('--json', 'print the contract alone, as JSON')
    .action(async (feed: string, options: { json?: true }) => {
      const screen = createScreen(options.json === true);
      await withParts(commandConfig(), async ({ graph }) => {
        const versions = await listVersionsOfContract(graph, feed);
        const [held] = versions;
        if (held === undefined) throw new WhereforeError('NOT_FOUND', `${feed} has no contract`);
        for (const version of versions) screen.say(`# ${versionLine(version)}`);
        screen.say(JSON.stringify(held.contract, null, 2));
        screen.result(held.contract);
      });
    });
}

const versionLine = ({ feed, version, owner, publishedBy, at, reason }: ContractVersion): string =>
  `${feed}  version ${version}  owner ${owner ?? 'unknown'}; published by ${publishedBy}, ${at}: ${reason}`;

function checkCommand(): Command {
  return new Command('check')
    .description('Say what is wrong with a file; nothing is published and nothing needs to run')
    .argument('<file>', 'the contract, in YAML')
    .option('--json', 'print the contract with its defaults as JSON')
    .action((file: string, options: { json?: true }) => {
      const screen = createScreen(options.json === true);
      const contract = readContractFile(file);
      screen.say(`${file} is a contract of ${contract.feed}.`);
      screen.result(contract);
    });
}

function diffCommand(): Command {
  return new Command('diff')
    .description('What a file would change of the contract that holds')
    .argument('<file>', 'the contract, in YAML')
    .option('--json', 'print the result as JSON')
    .action(async (file: string, options: { json?: true }) => {
      const screen = createScreen(options.json === true);
      const contract = readContractFile(file);
      await withParts(commandConfig(), async ({ graph }) => {
        const held = (await loadContracts(graph)).get(contract.feed) ?? null;
        const changes = diffContracts(held, contract);
        if (held === null) screen.say(`${contract.feed} has no contract yet.`);
        else if (changes.length === 0) screen.say(`${contract.feed} promises that already.`);
        for (const change of changes) screen.say(lineOf(change));
        screen.result(changes);
      });
    });
}

interface PublishOptions extends AuditOptions {
  readonly breaking?: true;
  readonly json?: true;
}

function publishCommand(): Command {
  return withAuditOptions(new Command('publish'))
    .description('Publish a file as a new version, which holds at once')
    .argument('<file>', 'the contract, in YAML')
    .option('--breaking', 'also where it breaks what was promised')
    .option('--json', 'print the result as JSON')
    .action(async (file: string, options: PublishOptions) => {
      const screen = createScreen(options.json === true);
      const contract = readContractFile(file);
      const { as: who, why, breaking = false } = options;
      await withParts(commandConfig(), async ({ graph }) => {
        const outcome = await publishContract(graph, { contract, who, why, breaking }, new Date());
        if (!outcome.ok)
          throw new WhereforeError(
            outcome.refusal.code === 'unexplained' ? 'BAD_INPUT' : 'CONFLICT',
            outcome.refusal.message,
          );
        for (const change of outcome.value.changes) screen.say(lineOf(change));
        screen.say(`${outcome.value.feed}: version ${outcome.value.version} holds.`);
        screen.result(outcome.value);
      });
    });
}

const lineOf = ({ breaking, text }: ContractChange): string =>
  `${breaking ? 'breaking  ' : '          '}${text}`;

function readContractFile(file: string): FeedContract {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new WhereforeError('BAD_INPUT', `${file} cannot be read`, { cause });
  }
  const parsed = parseContract(text);
  if (!parsed.ok)
    throw new WhereforeError('BAD_INPUT', `${file} is no contract:\n  ${parsed.refusal.join('\n  ')}`);
  return parsed.value;
}
