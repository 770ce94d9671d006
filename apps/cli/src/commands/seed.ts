import { Command } from 'commander';
import { createScreen } from '../print/screen.js';
import { commandConfig } from '../stack/environment.js';
import { withParts } from '../stack/parts.js';
import { numberOption } from './number-option.js';
import { seedShop } from './seed-shop.js';

export function seedCommand(): Command {
  return new Command('seed')
    .description('Load the demo shop through the queue, as any feed; again changes nothing')
    .option(
      '--products <n>',
      'size of the catalogue, decided at the first seeding; 1500 if left out',
      numberOption('--products', { least: 1, most: 60_000, whole: true }),
    )
    .option(
      '--customers <n>',
      'number of customers, decided at the first seeding; 8000 if left out',
      numberOption('--customers', { least: 1, most: 1_000_000, whole: true }),
    )
    .option('--json', 'print the result as JSON')
    .action(async (options: { json?: true; products?: number; customers?: number }) => {
      const screen = createScreen(options.json === true);
      await withParts(commandConfig(), async ({ graph, keyring, queue }) => {
        const reports = await seedShop(
          { graph, keyring, queue: await queue() },
          (feed, { records }) => screen.progress(`seed: ${feed}, ${records.toLocaleString('en')} events`),
          { products: options.products, customers: options.customers },
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
