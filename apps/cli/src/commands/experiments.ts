import { EVERYWHERE, EXPERIMENT_STATUSES, type ExperimentStatus, WhereforeError } from '@wherefore/contracts';
import {
  askedOf,
  askedOfHoldout,
  findExperiment,
  listExperiments,
  listHoldouts,
  readPaths,
  readOutExperiment,
  readOutHoldout,
} from '@wherefore/engine';
import {
  type Attribution,
  ATTRIBUTIONS,
  loadMetrics,
  UNIT_GROUPS,
  type UnitGroup,
  WINDOWS,
} from '@wherefore/log';
import { Command, Option } from 'commander';
import { experimentLine, holdoutLine, pathsText, readOutText } from '../print/experiment.js';
import { createScreen } from '../print/screen.js';
import { commandConfig } from '../stack/environment.js';
import { type CommandParts, withParts } from '../stack/parts.js';
import {
  archiveCommand,
  decideCommand,
  designCommand,
  holdOutCommand,
  rampCommand,
  startCommand,
  stopCommand,
} from './experiments-changes.js';
import { planCommand, policyCommand, readFileCommand } from './experiments-files.js';

const HELP = `
  $ wherefore experiments plan --mean 0.04 --effect 0.05 --per-day 3000
  $ wherefore experiments design fewer.json --why "three are looked at more closely than ten"
  $ wherefore experiments start fewer --ramp 10 --why "carefully"
  $ wherefore experiments read fewer
  $ wherefore experiments stop fewer --why "enough is known"
  $ wherefore experiments decide fewer --outcome ship --arm three --why "more orders, nothing lost"`;

export function experimentsCommand(): Command {
  return new Command('experiments')
    .description('What is tried on part of the visitors: design, start, read, decide; and who is held out')
    .addHelpText('after', HELP)
    .addCommand(listCommand(), { isDefault: true })
    .addCommand(showCommand())
    .addCommand(planCommand())
    .addCommand(designCommand())
    .addCommand(startCommand())
    .addCommand(rampCommand())
    .addCommand(stopCommand())
    .addCommand(readCommand())
    .addCommand(pathsCommand())
    .addCommand(decideCommand())
    .addCommand(archiveCommand())
    .addCommand(holdOutCommand())
    .addCommand(metricsCommand())
    .addCommand(readFileCommand())
    .addCommand(policyCommand());
}

function listCommand(): Command {
  return new Command('list')
    .description('Every experiment, the latest change first, and who is held out')
    .addOption(new Option('--status <status>', 'only these').choices([...EXPERIMENT_STATUSES]))
    .option('--json', 'print the result as JSON')
    .action(async (options: { status?: ExperimentStatus; json?: true }) => {
      const screen = createScreen(options.json === true);
      await withParts(commandConfig(), async ({ graph }) => {
        const experiments = await listExperiments(graph, options.status ?? null);
        const holdouts = await listHoldouts(graph);
        if (experiments.length === 0) screen.say('There is no experiment.');
        for (const experiment of experiments) screen.say(experimentLine(experiment));
        for (const holdout of holdouts) screen.say(holdoutLine(holdout));
        screen.result({ experiments, holdouts });
      });
    });
}

function showCommand(): Command {
  return new Command('show')
    .description('The design of an experiment, as a file that can be saved')
    .argument('<id>', 'the experiment')
    .option('--json', 'print all of it as JSON')
    .action(async (id: string, options: { json?: true }) => {
      const screen = createScreen(options.json === true);
      await withParts(commandConfig(), async (parts) => {
        const experiment = await experimentOf(parts, id);
        screen.say(experimentLine(experiment));
        screen.say(`last changed by ${experiment.by}: ${experiment.why}`);
        screen.say(JSON.stringify(experiment.design, null, 2));
        screen.result(experiment);
      });
    });
}

async function experimentOf({ graph }: CommandParts, id: string) {
  const experiment = await findExperiment(graph, id);
  if (experiment === null) throw new WhereforeError('NOT_FOUND', `There is no experiment ${id}`);
  return experiment;
}

function readCommand(): Command {
  return new Command('read')
    .description('What an experiment has found until now, from the logs; it may be asked at any time')
    .argument('[id]', 'the experiment')
    .option('--held-out [placement]', 'instead: what personalisation earned against those who are held out')
    .addOption(
      new Option('--by <group>', 'also by what a visitor’s first decision was').choices([...UNIT_GROUPS]),
    )
    .option('--json', 'print the result as JSON')
    .action(
      async (id: string | undefined, options: { heldOut?: string | true; by?: UnitGroup; json?: true }) => {
        const screen = createScreen(options.json === true);
        await withParts(commandConfig(), async (parts) => {
          const logDirectory = parts.config.WHEREFORE_LOG_DIR;
          const reading = { logDirectory, metrics: await loadMetrics(logDirectory) };
          const now = new Date();
          const read =
            options.heldOut === undefined
              ? await readOutExperiment(reading, await experimentOf(parts, id ?? ''), {
                  now,
                  by: options.by ?? null,
                })
              : await readOutHoldout(reading, await holdoutOf(parts, options.heldOut), { now });
          screen.say(readOutText(read));
          screen.result(read);
        });
      },
    );
}

function pathsCommand(): Command {
  return new Command('paths')
    .description('Which kinds of reasons earn: revenue by what led to the purchase, arm against control')
    .argument('[id]', 'the experiment')
    .option('--held-out [placement]', 'instead: against those who are held out')
    .addOption(
      new Option('--attribution <which>', 'of several clicks before a purchase')
        .choices([...ATTRIBUTIONS])
        .default('last'),
    )
    .addOption(
      new Option('--window <days>', 'from click to purchase, at most')
        .choices(WINDOWS.map(String))
        .default('30'),
    )
    .option('--json', 'print the result as JSON')
    .action(async (id: string | undefined, { attribution, window, ...options }: PathsOptions) => {
      const screen = createScreen(options.json === true);
      await withParts(commandConfig(), async (parts) => {
        const logDirectory = parts.config.WHEREFORE_LOG_DIR;
        const now = new Date();
        const asked =
          options.heldOut === undefined
            ? askedOf(await experimentOf(parts, id ?? ''), now)
            : askedOfHoldout(await holdoutOf(parts, options.heldOut), { now });
        const credit = { attribution, creditDays: Number(window) };
        const read = await readPaths({ logDirectory, metrics: [] }, asked, credit);
        screen.say(pathsText(read));
        screen.result(read);
      });
    });
}

interface PathsOptions {
  readonly heldOut?: string | true;
  readonly attribution: Attribution;
  readonly window: string;
  readonly json?: true;
}

async function holdoutOf({ graph }: CommandParts, named: string | true) {
  const id = named === true ? EVERYWHERE : named;
  const holdout = (await listHoldouts(graph)).find((one) => one.id === id);
  if (holdout === undefined) throw new WhereforeError('NOT_FOUND', `Nobody is held out ${id}`);
  return holdout;
}

function metricsCommand(): Command {
  return new Command('metrics')
    .description('The metrics that there are, the shop’s own included')
    .option('--json', 'print the result as JSON')
    .action(async (options: { json?: true }) => {
      const screen = createScreen(options.json === true);
      const metrics = await loadMetrics(commandConfig().WHEREFORE_LOG_DIR);
      for (const { id, title, kind, better } of metrics)
        screen.say(`${id.padEnd(22)} ${title} (${kind}; ${better} is better)`);
      screen.result(metrics);
    });
}
