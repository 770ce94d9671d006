import { WhereforeError } from '@wherefore/contracts';
import { similarProducts } from '@wherefore/engine';
import { Command } from 'commander';
import { similarText } from '../print/catalogue.js';
import { createScreen } from '../print/screen.js';
import { commandConfig } from '../stack/environment.js';
import { withParts } from '../stack/parts.js';
import { numberOption } from './number-option.js';

const HELP = `
By title, categories, brand and price band, as learned last; a product that came since is compared by the words of its title.

  $ wherefore similar p00042 --first 5`;

export function similarCommand(): Command {
  return new Command('similar')
    .description('Products described most like one')
    .argument('<product>', 'id of the product')
    .option('-n, --first <n>', 'how many', numberOption('--first', { least: 1, most: 100, whole: true }), 10)
    .option('--json', 'print the result as JSON')
    .addHelpText('after', HELP)
    .action(async (id: string, { first, json }: { readonly first: number; readonly json?: true }) => {
      const screen = createScreen(json === true);
      await withParts(commandConfig(), async ({ graph }) => {
        const similar = await similarProducts(graph, { id, first });
        if (similar === null)
          throw new WhereforeError('NOT_FOUND', `There is no product ${JSON.stringify(id)}.`);
        screen.say(similarText(similar));
        screen.result(similar);
      });
    });
}
