import { migrate, migrationStatus } from '@wherefore/graph';
import { Command } from 'commander';
import { createScreen } from '../print/screen.js';
import { commandConfig } from '../stack/environment.js';
import { withParts } from '../stack/parts.js';

export function migrateCommand(): Command {
  return new Command('migrate')
    .description('Apply pending graph migrations, in order')
    .option('--status', 'only show what is applied and what is pending')
    .option('--json', 'print the result as JSON')
    .action(async (options: { status?: true; json?: true }) => {
      const screen = createScreen(options.json === true);
      await withParts(commandConfig(), async ({ graph }) => {
        const applied = options.status === true ? [] : await migrate(graph, new Date());
        const status = await migrationStatus(graph);
        for (const { name, state, at } of status)
          screen.say(`${state.padEnd(8)} ${name}${at === null ? '' : `  ${at}`}`);
        screen.result({ applied, status });
      });
    });
}
