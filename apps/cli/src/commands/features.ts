import { FEATURES } from '@wherefore/contracts';
import { featureFreshness, publishFeatures } from '@wherefore/engine';
import { openLog } from '@wherefore/log';
import { openQueue } from '@wherefore/queue';
import { Command } from 'commander';
import { featureLine } from '../print/feature.js';
import { createScreen } from '../print/screen.js';
import { commandConfig } from '../stack/environment.js';
import { listed } from './uplift.js';

const HELP = `
At each instant, every customer (by pseudonym) with every product they had ordered or looked at is a row; its features are made from
what occurred before the instant, and nothing else. It reads the log; neither Neo4j nor Redis is asked.

  $ wherefore features export --at 2026-01-01,2026-02-01 --out features.parquet`;

interface ExportOptions {
  readonly at: readonly string[];
  readonly out: string;
  readonly json?: true;
}

export function featuresCommand(): Command {
  return new Command('features')
    .description(
      'What there is to say about customers and products, for models to learn from and to be asked with',
    )
    .option('--json', 'print the result as JSON')
    .action(async ({ json }: { readonly json?: true }) => {
      const screen = createScreen(json === true);
      const queue = await openQueue(commandConfig().REDIS_URL);
      try {
        const found = await featureFreshness(queue.features, new Date());
        for (const one of found) screen.say(featureLine(one));
        screen.result(found);
      } finally {
        await queue.close();
      }
    })
    .addCommand(exportCommand())
    .addCommand(publishCommand());
}

function publishCommand(): Command {
  return new Command('publish')
    .description(
      'Compute features from the log as of now, for models that are asked while offers are decided',
    )
    .action(async (_options: unknown, command: Command) => {
      const screen = createScreen(command.optsWithGlobals<{ readonly json?: true }>().json === true);
      const { REDIS_URL, WHEREFORE_LOG_DIR } = commandConfig();
      const queue = await openQueue(REDIS_URL);
      try {
        const log = await openLog({ directory: WHEREFORE_LOG_DIR });
        try {
          const published = await publishFeatures({ log, features: queue.features }, new Date());
          for (const { entity, rows, at } of published)
            screen.say(`${entity}: ${rows.toLocaleString('en')} as of ${at}`);
          screen.result(published);
        } finally {
          await log.close();
        }
      } finally {
        await queue.close();
      }
    });
}

function exportCommand(): Command {
  return new Command('export')
    .description('Write the features as they were at instants, a row for each customer and product')
    .requiredOption('--at <instants>', 'ISO 8601; several by comma, or again', listed)
    .requiredOption('--out <file>', 'a .parquet or a .csv file')
    .addHelpText('after', HELP)
    .action(async ({ at, out }: ExportOptions, command: Command) => {
      const screen = createScreen(command.optsWithGlobals<ExportOptions>().json === true);
      const log = await openLog({ directory: commandConfig().WHEREFORE_LOG_DIR });
      try {
        const { rows } = await log.exportFeatures({ at, out });
        screen.say(`${rows.toLocaleString('en')} rows of ${FEATURES.length} features in ${out}`);
        screen.result({ rows, out, features: FEATURES.map(({ name }) => name) });
      } finally {
        await log.close();
      }
    });
}
