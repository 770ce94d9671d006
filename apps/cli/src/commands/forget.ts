import os from 'node:os';
import { type ForgetReceipt, WhereforeError } from '@wherefore/contracts';
import {
  countForgottenPeople,
  forgetAgain,
  forgetPerson,
  type ForgetParts,
  personAsked,
  restoreForgotten,
  withForgetting,
} from '@wherefore/engine';
import { Command } from 'commander';
import { receiptLines } from '../print/receipt.js';
import { createScreen } from '../print/screen.js';
import { commandConfig } from '../stack/environment.js';
import { withParts } from '../stack/parts.js';

interface Options {
  readonly customer?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly again?: true;
  readonly list?: true;
  readonly why?: string;
  readonly as: string;
  readonly json?: true;
}

const HELP = `
Takes somebody out of graph, Redis, log and record, and keeps them from coming back; feeds wait meanwhile. The receipt names nobody.
Nobody being found is no error. After an old backup was restored, --again takes out whoever of the list it brought back: docs/privacy.md.

  $ wherefore forget --email jane@example.org --why 'asked by letter, 4 November'`;

export function forgetCommand(): Command {
  return new Command('forget')
    .description('Forget a person everywhere, for good, with a receipt')
    .option('--customer <id>', 'who, by the id at the shop')
    .option('--email <address>', 'or by e-mail address')
    .option('--phone <number>', 'or by phone number, as the feed writes it')
    .option('--again', 'everybody on the list of the forgotten of whom there is a trace again')
    .option('--list', 'change nothing: how many are on that list')
    .option('--reason, --why <text>', 'why, for the receipt and the audit trail')
    .option('--as <name>', 'who does it, for both', os.userInfo().username)
    .option('--json', 'print the result as JSON')
    .addHelpText('after', HELP)
    .action(async (options: Options) => {
      const screen = createScreen(options.json === true);
      const work = workOf(options);
      const config = commandConfig();
      const places = { redisUrl: config.REDIS_URL, directory: config.WHEREFORE_LOG_DIR };
      await withParts(config, async ({ graph, keyring, queue }) => {
        const parts = { graph, keyring, queue: await queue() };
        const { lines, result } = await withForgetting(parts, places, work);
        for (const line of lines) screen.say(line);
        screen.result(result);
      });
    });
}

interface Outcome {
  readonly lines: readonly string[];
  readonly result: unknown;
}

/** What is asked for: a person, or --again, or --list. */
function workOf({ why, as: who, again, list, ...person }: Options): (parts: ForgetParts) => Promise<Outcome> {
  if (list === true) return countList;
  if (why === undefined) throw new WhereforeError('BAD_INPUT', 'Say why: --why <text>');
  const change = { who, why };
  if (again === true)
    return async (parts) => {
      await restoreForgotten(parts.graph, parts.erasure);
      return told(await forgetAgain(parts, change, new Date()));
    };
  const asked = personAsked(person);
  return async (parts) => told(await forgetPerson(parts, { asked, ...change }, new Date()));
}

const told = (receipt: ForgetReceipt): Outcome => ({ lines: receiptLines(receipt), result: receipt });

async function countList({ graph, erasure }: ForgetParts): Promise<Outcome> {
  const counts = await countForgottenPeople(graph, erasure);
  const { receipts, marks, unfinished, latest } = counts;
  const lines = [
    `${receipts} receipts, the latest of ${latest ?? 'never'}; ${marks} keyed hashes keep people from coming back.`,
    ...(unfinished === 0 ? [] : [`${unfinished} were cut short: run \`wherefore forget --again\`.`]),
  ];
  return { lines, result: counts };
}
