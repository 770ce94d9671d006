import { type ModelVersion, WhereforeError } from '@wherefore/contracts';
import {
  compareVersions,
  gateScenarios,
  judgeRollout,
  listModels,
  listRollouts,
  modelsNamed,
  promoteVersion,
  rollBackModel,
  runningRollout,
  shadowFigures,
  verifyEpochWith,
} from '@wherefore/engine';
import type { Graph } from '@wherefore/graph';
import { Command, Option } from 'commander';
import { checkLine, comparisonText, modelLine, modelText } from '../print/model.js';
import { rolloutText, shadowText } from '../print/rollout.js';
import { createScreen } from '../print/screen.js';
import { commandConfig } from '../stack/environment.js';
import { type CommandParts, withParts } from '../stack/parts.js';
import { type AuditOptions, withAuditOptions } from './audit-options.js';
import { changing, taken } from './models-changes.js';
import { addTermCommand, removeTermCommand, termsCommand } from './models-terms.js';
import { planOf, type RolloutOptions, withRolloutOptions } from './rollout-options.js';

export function modelsCommand(): Command {
  return new Command('models')
    .description('What was learned, version by version: look, compare, promote, roll back')
    .addCommand(listCommand(), { isDefault: true })
    .addCommand(showCommand())
    .addCommand(compareCommand())
    .addCommand(promoteCommand())
    .addCommand(rollBackCommand())
    .addCommand(termsCommand())
    .addCommand(addTermCommand())
    .addCommand(removeTermCommand());
}

function listCommand(): Command {
  return new Command('list')
    .description('All versions, the latest first, and what each is used for')
    .option('--json', 'print the result as JSON')
    .action(async (options: { json?: true }) => {
      const screen = createScreen(options.json === true);
      await withParts(commandConfig(), async (parts) => {
        const { graph } = parts;
        const models = await listModels(graph);
        if (models.length === 0) screen.say('Nothing has been learned yet: `wherefore learn`.');
        for (const model of models) screen.say(modelLine(model));
        for (const line of await rolloutLines(parts)) screen.say(line);
        screen.result({ models, rollouts: await listRollouts(graph) });
      });
    });
}

const VERSION = 'its id, or the beginning of it; or current, previous, canary, shadow';

function showCommand(): Command {
  return new Command('show')
    .description('Where a version comes from: log, parameters, program, metrics')
    .argument('<version>', VERSION)
    .option('--json', 'print the result as JSON')
    .action(async (name: string, options: { json?: true }) => {
      const screen = createScreen(options.json === true);
      await withParts(commandConfig(), async ({ graph, queue }) => {
        const model = await theVersion(graph, name);
        const rollouts = (await listRollouts(graph)).filter((one) => one.model === model.id);
        const shadow = await shadowFigures((await queue()).tallies, model.id);
        screen.say(modelText(model));
        for (const one of rollouts) screen.say(rolloutText(one));
        if (shadow.decisions > 0) screen.say(shadowText(shadow));
        screen.result({ ...model, rollouts, shadow });
      });
    });
}

function compareCommand(): Command {
  return new Command('compare')
    .description('What two versions have in common: metrics, relationships, coefficients, options')
    .argument('<version>', VERSION)
    .argument('[other]', 'the same of the other one', 'current')
    .option('--json', 'print the result as JSON')
    .action(async (first: string, second: string, options: { json?: true }) => {
      const screen = createScreen(options.json === true);
      await withParts(commandConfig(), async ({ graph }) => {
        const versions = [await theVersion(graph, first), await theVersion(graph, second)] as const;
        const comparison = await compareVersions(graph, ...versions);
        screen.say(comparisonText(comparison));
        screen.result(comparison);
      });
    });
}

interface PromoteOptions extends AuditOptions, RolloutOptions {
  readonly to: 'current' | 'canary' | 'shadow';
  readonly anyway?: true;
  readonly scenarios?: string[];
  readonly json?: true;
}

function promoteCommand(): Command {
  return withRolloutOptions(withAuditOptions(new Command('promote')))
    .description('Check a version and point an alias at it; no restart is needed')
    .argument('<version>', VERSION)
    .addOption(
      new Option('--to <alias>', 'what it becomes')
        .choices(['shadow', 'canary', 'current'])
        .makeOptionMandatory(),
    )
    .option('--anyway', 'also where the checks have something against it')
    .option('--scenarios <path...>', 'scenarios it must hold; those of WHEREFORE_SCENARIOS by default')
    .option('--json', 'print the result as JSON')
    .action(async (name: string, options: PromoteOptions) => {
      const screen = createScreen(options.json === true);
      await withParts(commandConfig(), async (parts) => {
        const scenarios = gateScenarios(options.scenarios ?? [parts.config.WHEREFORE_SCENARIOS]);
        const verify = verifyEpochWith(() => parts.desk(), scenarios);
        const { id } = await theVersion(parts.graph, name);
        const { to, why, as: who } = options;
        const promotion = {
          version: id,
          to,
          who,
          why,
          anyway: options.anyway === true,
          plan: planOf(options),
        };
        const modelParts = { ...(await changing(parts)), verify };
        const promoted = taken(await promoteVersion(modelParts, promotion, new Date()));
        for (const check of promoted.checks) screen.say(checkLine(check));
        screen.say(`${id} is ${to}.`);
        if (to === 'canary') for (const line of await rolloutLines(parts)) screen.say(line);
        screen.result(promoted);
      });
    });
}

function rollBackCommand(): Command {
  return withAuditOptions(new Command('rollback'))
    .description('Let the version before the current one decide offers again, at once')
    .option('--json', 'print the result as JSON')
    .action(async ({ why, as: who, json }: AuditOptions & { json?: true }) => {
      const screen = createScreen(json === true);
      await withParts(commandConfig(), async (parts) => {
        const rolled = taken(await rollBackModel(await changing(parts), { who, why }, new Date()));
        screen.say(`Offers are decided with ${rolled.to} again, no longer with ${rolled.from}.`);
        screen.result(rolled);
      });
    });
}

/** How the rollout that runs is doing, if one does. */
async function rolloutLines({ graph, queue }: CommandParts): Promise<string[]> {
  const rollout = await runningRollout(graph);
  if (rollout === null) return [];
  const verdicts = await judgeRollout({ queue: await queue() }, rollout, new Date());
  return ['', rolloutText({ ...rollout, verdicts })];
}

/** The one version that a name means. Throws NOT_FOUND, or BAD_INPUT where it may mean several. */
async function theVersion(graph: Graph, name: string): Promise<ModelVersion> {
  const found = await modelsNamed(graph, name);
  const [model, ...others] = found;
  if (model === undefined) throw new WhereforeError('NOT_FOUND', `There is no version ${name}`);
  if (others.length > 0)
    throw new WhereforeError(
      'BAD_INPUT',
      `${name} may be any of ${found.map(({ id }) => id).join(', ')}: say more of it`,
    );
  return model;
}
