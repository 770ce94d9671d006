import { measureUplift } from '@wherefore/engine';
import { Command } from 'commander';
import { upliftText } from '../print/uplift.js';
import { createScreen } from '../print/screen.js';
import { numberOption } from './number-option.js';
import { saveFile } from './save-file.js';

const HELP = `
The file is CSV (or TSV, gzipped or not) with a first line of names and one row a customer, who was given a treatment, or none,
by lot. Effects are differences of means over all rows. Two learners then say to whom the treatment makes a difference, fitted to one
half of the customers and judged by the other: a model for each arm (two-model), and a doubly robust one.

  $ wherefore uplift --file hillstrom.csv --treatment segment --control "No E-Mail" --outcome visit --outcome conversion,spend \\
      --features recency,history,mens,womens,zip_code,newbie,channel`;

interface Options {
  readonly file: string;
  readonly treatment: string;
  readonly control: string;
  readonly outcome: readonly string[];
  readonly features?: readonly string[];
  readonly seed: number;
  readonly json?: string | true;
}

export function upliftCommand(): Command {
  return new Command('uplift')
    .description(
      'What a campaign changed, and in whom, from a randomised experiment in a plain file; needs nothing running',
    )
    .requiredOption('--file <file>', 'one row a customer')
    .requiredOption('--treatment <column>', 'the column that says what a customer was given')
    .requiredOption('--control <value>', 'its value for those who were given nothing')
    .requiredOption('--outcome <columns>', 'what came of it, numbers; several by comma, or again', listed)
    .option('--features <columns>', 'what was known before; all other columns where none is named', listed)
    .option(
      '--seed <n>',
      'draws the half that models are judged by',
      numberOption('--seed', { least: 0, most: 4_294_967_295, whole: true }),
      1,
    )
    .option('--json [file]', 'write the result as JSON to a file, or print it')
    .addHelpText('after', HELP)
    .action(async (options: Options) => {
      const screen = createScreen(options.json === true);
      const uplift = await measureUplift({
        file: options.file,
        treatment: options.treatment,
        control: options.control,
        outcomes: options.outcome,
        features: options.features ?? [],
        seed: options.seed,
        onStage: (stage) => screen.progress(`uplift: ${stage}`),
      });
      screen.say(upliftText(uplift));
      screen.result(uplift);
      if (typeof options.json === 'string')
        await saveFile(options.json, `${JSON.stringify(uplift, null, 2)}\n`);
    });
}

/** Names given by comma, or by the option again. */
export const listed = (given: string, before: readonly string[] = []): string[] => [
  ...before,
  ...given.split(',').map((name) => name.trim()),
];
