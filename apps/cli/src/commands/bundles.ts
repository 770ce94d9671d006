import { bundleCandidates } from '@wherefore/engine';
import { Command } from 'commander';
import { bundleText } from '../print/catalogue.js';
import { createScreen } from '../print/screen.js';
import { commandConfig } from '../stack/environment.js';
import { withParts } from '../stack/parts.js';
import { numberOption } from './number-option.js';

const HELP = `
Of such a set every two go together by themselves (complements). What is a bundle already is left out. Nothing is offered or changed:
a merchandiser decides.

  $ wherefore bundles --first 10 --min-products 3`;

interface Options {
  readonly first: number;
  readonly minBaskets: number;
  readonly minCustomers: number;
  readonly minProducts: number;
  readonly json?: true;
}

export function bundlesCommand(): Command {
  const whole = (name: string, [least, most]: readonly [number, number]) =>
    numberOption(name, { least, most, whole: true });
  return new Command('bundles')
    .description('Sets of products that people already buy as one, to make bundles of')
    .option('-n, --first <n>', 'how many, most baskets first', whole('--first', [1, 1_000]), 20)
    .option(
      '--min-baskets <n>',
      'fewest baskets with all of a set',
      whole('--min-baskets', [1, 1_000_000]),
      10,
    )
    .option(
      '--min-customers <n>',
      'fewest different buyers of such baskets',
      whole('--min-customers', [1, 1_000_000]),
      5,
    )
    .option('--min-products <n>', 'fewest products of a set', whole('--min-products', [2, 4]), 2)
    .option('--json', 'print the result as JSON')
    .addHelpText('after', HELP)
    .action(async ({ json, ...question }: Options) => {
      const screen = createScreen(json === true);
      await withParts(commandConfig(), async ({ graph, log }) => {
        const ideas = await bundleCandidates({ graph, log: await log() }, { ...question, now: new Date() });
        screen.say(
          ideas.length === 0 ? 'No set is bought together often enough.' : ideas.map(bundleText).join('\n'),
        );
        screen.result(ideas);
      });
    });
}
