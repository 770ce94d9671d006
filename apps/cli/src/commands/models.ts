import { WhereforeError } from '@wherefore/contracts';
import { listModels, rollBackModel } from '@wherefore/engine';
import { Command } from 'commander';
import { modelLine, modelText } from '../print/model.js';
import { createScreen } from '../print/screen.js';
import { commandConfig } from '../stack/environment.js';
import { withParts } from '../stack/parts.js';
import { type AuditOptions, withAuditOptions } from './audit-options.js';

export function modelsCommand(): Command {
  return new Command('models')
    .description('What was learned, version by version: look, go back to the one before')
    .addCommand(listCommand(), { isDefault: true })
    .addCommand(showCommand())
    .addCommand(rollBackCommand());
}

function listCommand(): Command {
  return new Command('list')
    .description('All versions, the latest first, and where each is used')
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

function showCommand(): Command {
  return new Command('show')
    .description('Where a version comes from: log, parameters, program, metrics')
    .argument('<id>', 'its id, or the beginning of it; or current, previous')
    .option('--json', 'print the result as JSON')
    .action(async (id: string, options: { json?: true }) => {
      const screen = createScreen(options.json === true);
      await withParts(commandConfig(), async ({ graph }) => {
        const found = (await listModels(graph)).filter((one) => one.alias === id || one.id.startsWith(id));
        const [model] = found;
        if (model === undefined) throw new WhereforeError('NOT_FOUND', `There is no model ${id}`);
        if (found.length > 1)
          throw new WhereforeError(
            'BAD_INPUT',
            `${id} may be any of ${found.map((one) => one.id).join(', ')}: say more of it`,
          );
        screen.say(modelText(model));
        screen.result(model);
      });
    });
}

function rollBackCommand(): Command {
  return withAuditOptions(new Command('rollback'))
    .description(
      'Let the epoch before the current one decide offers again, at once; the next learning run replaces it',
    )
    .option('--json', 'print the result as JSON')
    .action(async (options: AuditOptions & { json?: true }) => {
      const screen = createScreen(options.json === true);
      await withParts(commandConfig(), async ({ graph, queue }) => {
        const { live } = await queue();
        const announce = () => live.touch({ knowledge: true });
        const rolled = await rollBackModel(
          { graph, announce },
          { who: options.as, why: options.why },
          new Date(),
        );
        if (!rolled.ok) throw new WhereforeError('CONFLICT', rolled.refusal.message);
        screen.say(
          `Offers are decided with ${rolled.value.to} again; ${rolled.value.from} is kept as the one before.`,
        );
        screen.result(rolled.value);
      });
    });
}
