import { WhereforeError } from '@wherefore/contracts';
import {
  evaluateFiles,
  evaluateShop,
  type Evaluation,
  type InteractionFiles,
  PROTOCOLS,
  type Protocol,
} from '@wherefore/engine';
import { Command, Option } from 'commander';
import { evaluationHtml } from '../print/evaluation-html.js';
import { evaluationText } from '../print/evaluation-text.js';
import { createScreen, type Screen } from '../print/screen.js';
import { commandConfig } from '../stack/environment.js';
import { withParts } from '../stack/parts.js';
import { saveFile } from './save-file.js';
import { numberOption } from './number-option.js';

const HELP = `
Without --train the shop's own log is judged: it is cut --days before its end, and what learning would have published then, and the
epoch that is served now, have to foresee what came after. The result says when the current epoch has learned from the test. Nothing
is changed. Without --protocol that is next-basket.

The files are CSV (or TSV, gzipped or not) with a first line of names.
  train, test, validation, history   customer,product,time [,basket] [,quantity]
      time: ISO 8601, or unix seconds or milliseconds. Rows of one customer with the same basket, or else the same
      time, are one occasion. For sessions, customer is the session. A row of test is the truth for its customer.
  products                           product [,category] [,brand] [,price] [,title]
      category: a path as Home>Kitchen>Mugs, several separated by |

Protocols:
  next-basket      the first basket of each customer in test; what one had before may come again
  new-items        everything in test that its customer does not have in train
  leave-one-out    the rows of test, each customer at a moment of its own
  next-in-session  the same for sessions; --history has the beginnings of sessions that train must not know

Coefficients are tuned on --validation, or on the last part of train; test is looked at only to judge.

  $ wherefore evaluate --days 14 --html report.html
  $ wherefore evaluate --train train.csv --test test.csv --products products.csv --protocol next-basket`;

interface Options {
  readonly train?: string;
  readonly test?: string;
  readonly validation?: string;
  readonly history?: string;
  readonly products?: string;
  readonly protocol?: Protocol;
  readonly days: number;
  readonly threads: number;
  readonly json?: string | true;
  readonly html?: string;
}

export function evaluateCommand(): Command {
  return new Command('evaluate')
    .description('Judge our ranking on the own log or on plain files, beside the usual others')
    .option('--train <file>', 'what may be learned from; needs nothing running then')
    .option('--test <file>', 'what came after, to judge by')
    .option('--validation <file>', 'what coefficients are tuned on; else the last part of train')
    .option('--history <file>', 'pasts of customers or sessions of test that must not be learned from')
    .option('--products <file>', 'what products are: category, brand, title')
    .addOption(new Option('--protocol <name>', 'what is asked of the ranking').choices([...PROTOCOLS]))
    .option(
      '--days <n>',
      'of the own log: how many of the last days are the test',
      numberOption('--days', { least: 1, most: 365, whole: true }),
      28,
    )
    .option(
      '--threads <n>',
      'worker threads',
      numberOption('--threads', { least: 1, most: 64, whole: true }),
      2,
    )
    .option('--json [file]', 'write the result as JSON to a file, or print it')
    .option('--html <file>', 'write a report with plots')
    .addHelpText('after', HELP)
    .action(async (options: Options) => {
      const screen = createScreen(options.json === true);
      const evaluation = await evaluate(options, screen);
      screen.say(evaluationText(evaluation));
      screen.result(evaluation);
      if (typeof options.json === 'string')
        await saveFile(options.json, `${JSON.stringify(evaluation, null, 2)}\n`);
      if (options.html !== undefined) {
        await saveFile(options.html, evaluationHtml(evaluation));
        screen.say(`\nReport: ${options.html}`);
      }
    });
}

async function evaluate(options: Options, screen: Screen): Promise<Evaluation> {
  const { protocol, threads, days } = options;
  const onStage = (stage: string) => screen.progress(`evaluate: ${stage}`);
  const files = filesOf(options);
  if (files === null)
    return withParts(commandConfig(), async ({ graph, log }) =>
      evaluateShop(
        { graph, log: await log() },
        { protocol: protocol ?? 'next-basket', threads, days, now: new Date(), onStage },
      ),
    );
  if (protocol !== undefined) return evaluateFiles(files, { protocol, threads, onStage });
  throw new WhereforeError('BAD_INPUT', `Files need --protocol: ${PROTOCOLS.join(', ')}.`);
}

/** Null where none is named: the own log is meant. Throws BAD_INPUT where one is missing. */
function filesOf({ train, test, validation, history, products }: Options): InteractionFiles | null {
  const named = [train, test, validation, history, products].some((file) => file !== undefined);
  if (!named) return null;
  if (train === undefined || test === undefined)
    throw new WhereforeError(
      'BAD_INPUT',
      'Files are judged with both --train and --test; leave all files out to judge the own log.',
    );
  return {
    train,
    test,
    ...(validation === undefined ? {} : { validation }),
    ...(history === undefined ? {} : { history }),
    ...(products === undefined ? {} : { products }),
  };
}
