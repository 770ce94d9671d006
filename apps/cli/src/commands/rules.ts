import { WhereforeError } from '@wherefore/contracts';
import {
  checkRules,
  describeDiff,
  diffRuleSets,
  listRuleChanges,
  listRuleSets,
  loadPublishedRules,
  loadRuleSet,
} from '@wherefore/engine';
import { Command } from 'commander';
import { findingLine, ruleChangeLine, ruleSetLine, rulesText } from '../print/rules.js';
import { createScreen } from '../print/screen.js';
import { commandConfig } from '../stack/environment.js';
import { withParts } from '../stack/parts.js';
import { numberOption } from './number-option.js';
import { draftCommand, moveCommands, readRules, valueOf, versionArgument } from './rules-changes.js';

interface Json {
  readonly json?: true;
}

export function rulesCommand(): Command {
  const rules = new Command('rules')
    .description('What merchandisers decided about offers: look, check, draft, approve, publish, go back')
    .addCommand(listCommand(), { isDefault: true })
    .addCommand(showCommand())
    .addCommand(diffCommand())
    .addCommand(logCommand())
    .addCommand(lintCommand())
    .addCommand(draftCommand());
  for (const command of moveCommands()) rules.addCommand(command);
  return rules;
}

const first = (command: Command): Command =>
  command.option(
    '-n, --first <n>',
    'how many',
    numberOption('--first', { least: 1, most: 1000, whole: true }),
    20,
  );
const json = (command: Command): Command => command.option('--json', 'print the result as JSON');

function listCommand(): Command {
  return json(first(new Command('list')))
    .description('Versions of the rules, newest first')
    .action(async (options: Json & { first: number }) => {
      const screen = createScreen(options.json === true);
      await withParts(commandConfig(), async ({ graph }) => {
        const sets = await listRuleSets(graph, options);
        for (const set of sets) screen.say(ruleSetLine(set));
        if (sets.length === 0) screen.say('There are no rules yet.');
        screen.result(sets);
      });
    });
}

function showCommand(): Command {
  return new Command('show')
    .description('The rules of a version, as sentences; the published one, if no version is given')
    .argument('[version]', 'the version', versionArgument(0))
    .option('--json', 'print the rules alone, as JSON: a file for lint and draft')
    .action(async (version: number | undefined, options: Json) => {
      const screen = createScreen(options.json === true);
      await withParts(commandConfig(), async ({ graph }) => {
        const published = await loadPublishedRules(graph);
        const wanted = version ?? published.version;
        const set = await loadRuleSet(graph, wanted);
        if (set === null && wanted !== 0)
          throw new WhereforeError('NOT_FOUND', `There is no version ${wanted}`);
        if (set !== null) screen.say(ruleSetLine(set));
        screen.say(rulesText(set ?? { version: 0, rules: [] }));
        screen.result(set?.rules ?? []);
      });
    });
}

function diffCommand(): Command {
  return json(new Command('diff'))
    .description('What differs between two versions; 0 is no rules')
    .argument('<from>', 'the first', versionArgument(0))
    .argument('<to>', 'the second', versionArgument(0))
    .action(async (from: number, to: number, options: Json) => {
      const screen = createScreen(options.json === true);
      await withParts(commandConfig(), async ({ graph }) => {
        const diff = valueOf(await diffRuleSets(graph, { from, to }));
        const lines = describeDiff(diff);
        screen.say(lines.length === 0 ? 'Nothing differs.' : lines.join('\n'));
        screen.result(diff);
      });
    });
}

function logCommand(): Command {
  return json(first(new Command('log')))
    .description('Who did what to the rules, latest first')
    .action(async (options: Json & { first: number }) => {
      const screen = createScreen(options.json === true);
      await withParts(commandConfig(), async ({ graph }) => {
        const changes = await listRuleChanges(graph, options);
        for (const change of changes) screen.say(ruleChangeLine(change));
        screen.result(changes);
      });
    });
}

function lintCommand(): Command {
  return json(new Command('lint'))
    .description('Say what is wrong with rules, or looks it; exit code 2 where they could not be saved')
    .argument('<file>', 'a list of rules, as JSON')
    .action(async (file: string, options: Json) => {
      const screen = createScreen(options.json === true);
      const rules = readRules(file);
      await withParts(commandConfig(), async ({ graph }) => {
        const findings = await checkRules(graph, rules, new Date());
        for (const finding of findings) screen.say(findingLine(finding));
        if (findings.length === 0) screen.say(`${rules.length} rules, nothing to say against them.`);
        if (findings.some(({ severity }) => severity === 'error')) process.exitCode = 2;
        screen.result(findings);
      });
    });
}
