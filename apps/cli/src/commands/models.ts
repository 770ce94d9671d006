import { type ModelVersion, type Result, WhereforeError } from '@wherefore/contracts';
import {
  compareVersions,
  listModels,
  type ModelRefused,
  modelsNamed,
  promoteVersion,
  rollBackModel,
  verifyEpochWith,
} from '@wherefore/engine';
import type { Graph } from '@wherefore/graph';
import { Command, Option } from 'commander';
import { checkLine, comparisonText, modelLine, modelText } from '../print/model.js';
import { createScreen } from '../print/screen.js';
import { commandConfig } from '../stack/environment.js';
import { type CommandParts, withParts } from '../stack/parts.js';
import { type AuditOptions, withAuditOptions } from './audit-options.js';
import { gateScenarios } from './read-scenarios.js';

export function modelsCommand(): Command {
  return new Command('models')
    .description('What was learned, version by version: look, compare, promote, roll back')
    .addCommand(listCommand(), { isDefault: true })
    .addCommand(showCommand())
    .addCommand(compareCommand())
    .addCommand(promoteCommand())
    .addCommand(rollBackCommand());
}

function listCommand(): Command {
  return new Command('list')
    .description('All versions, the latest first, and what each is used for')
    .option('--json', 'print the result as JSON')
    .action(async (options: { json?: true }) => {
      const screen = createScreen(options.json === true);
      await withParts(commandConfig(), async ({ graph }) => {
        const models = await listModels(graph);
        if (models.length === 0) screen.say('Nothing has been learned yet: `wherefore learn`.');
        for (const model of models) screen.say(modelLine(model));
        screen.result(models);
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
      await withParts(commandConfig(), async ({ graph }) => {
        const model = await theVersion(graph, name);
        screen.say(modelText(model));
        screen.result(model);
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

interface PromoteOptions extends AuditOptions {
  readonly to: 'current' | 'shadow';
  readonly anyway?: true;
  readonly scenarios?: string[];
  readonly json?: true;
}

function promoteCommand(): Command {
  return withAuditOptions(new Command('promote'))
    .description('Check a version and point an alias at it; no restart is needed')
    .argument('<version>', VERSION)
    .addOption(
      new Option('--to <alias>', 'what it becomes').choices(['shadow', 'current']).makeOptionMandatory(),
    )
    .option('--anyway', 'also where the checks have something against it')
    .option('--scenarios <path...>', 'scenarios it must hold; those of WHEREFORE_SCENARIOS by default')
    .option('--json', 'print the result as JSON')
    .action(async (name: string, options: PromoteOptions) => {
      const screen = createScreen(options.json === true);
      await withParts(commandConfig(), async (parts) => {
        const scenarios = gateScenarios(parts.config, options.scenarios);
        const verify = verifyEpochWith(() => parts.desk(), scenarios);
        const { id } = await theVersion(parts.graph, name);
        const { to, why, as: who } = options;
        const promotion = { version: id, to, who, why, anyway: options.anyway === true };
        const modelParts = { ...(await changing(parts)), verify };
        const promoted = taken(await promoteVersion(modelParts, promotion, new Date()));
        for (const check of promoted.checks) screen.say(checkLine(check));
        screen.say(`${id} is ${to}.`);
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

async function changing({ graph, queue }: CommandParts) {
  const { live } = await queue();
  return { graph, announce: () => live.touch({ knowledge: true }) };
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

function taken<T>(outcome: Result<T, ModelRefused>): T {
  if (outcome.ok) return outcome.value;
  const { code, message } = outcome.refusal;
  throw new WhereforeError(code === 'unknown-version' ? 'NOT_FOUND' : 'CONFLICT', message);
}
