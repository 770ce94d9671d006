import { foreseeShop } from '@wherefore/engine';
import { openLog } from '@wherefore/log';
import { Command } from 'commander';
import { peopleLines } from '../print/people.js';
import { createScreen } from '../print/screen.js';
import { commandConfig } from '../stack/environment.js';
import { numberOption } from './number-option.js';

const HELP = `
Who comes back, how often and for how much, by BG/NBD and gamma-gamma models of all known customers' orders. The last weeks of the log are
forecast from what was before them and held against what came. It reads the log; neither Neo4j nor Redis is asked. \`wherefore learn\` writes
what is expected of each customer to the graph: docs/people.md.

  $ wherefore people --weeks 8`;

interface PeopleOptions {
  readonly weeks: number;
  readonly json?: true;
}

export function peopleCommand(): Command {
  return new Command('people')
    .description('What customers are expected to do, and how well that was foreseen')
    .option(
      '--weeks <n>',
      'how many of the last weeks are forecast from what was before',
      numberOption('--weeks', { least: 1, most: 104, whole: true }),
      13,
    )
    .option('--json', 'print the result as JSON')
    .addHelpText('after', HELP)
    .action(async ({ weeks, json }: PeopleOptions) => {
      const screen = createScreen(json === true);
      const log = await openLog({ directory: commandConfig().WHEREFORE_LOG_DIR });
      try {
        const foreseen = await foreseeShop(log, { now: new Date(), weeks });
        for (const line of peopleLines(foreseen)) screen.say(line);
        screen.result(foreseen);
      } finally {
        await log.close();
      }
    });
}
