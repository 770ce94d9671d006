import { Command } from 'commander';
import { createScreen } from '../print/screen.js';
import { commandConfig } from '../stack/environment.js';
import { withParts } from '../stack/parts.js';
import { seedShop } from './seed-shop.js';

export function seedCommand(): Command {
  return new Command('seed')
    .description('Load the demo shop through the queue, as any feed; again changes nothing')
    .option('--json', 'print the result as JSON')
    .action(async (options: { json?: true }) => {
      const screen = createScreen(options.json === true);
      await withParts(commandConfig(), async ({ graph, keyring, queue }) => {
        const reports = await seedShop({ graph, keyring, queue: await queue() }, (feed, { records }) =>
          screen.progress(`seed: ${feed}, ${records.toLocaleString('en')} events`),
        );
        for (const [feed, report] of Object.entries(reports)) {
          screen.say(
            `${feed}: ${report.applied.toLocaleString('en')} events applied, ${report.quarantined} quarantined`,
          );
        }
        screen.say('Now run `wherefore learn`.');
        screen.result(reports);
      });
    });
}
