import { FEATURES, openLog } from '@wherefore/log';
import { Command } from 'commander';
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
    .description('What there is to say about customers and products, for models to learn from')
    .option('--json', 'print the result as JSON')
    .action(({ json }: { readonly json?: true }) => {
      const screen = createScreen(json === true);
      for (const { name, entity, unit, meaning, freshWithinSeconds } of FEATURES)
        screen.say(
          `${name.padEnd(26)} ${entity.padEnd(17)} ${unit.padEnd(9)} ${meaning}; at most ${freshWithinSeconds / 3600} h behind`,
        );
      screen.result(FEATURES);
    })
    .addCommand(exportCommand());
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
