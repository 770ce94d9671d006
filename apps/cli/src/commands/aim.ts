import { ERROR_TABLE } from '@wherefore/contracts';
import { type Aim, aimCampaign } from '@wherefore/engine';
import { Command } from 'commander';
import { aimText, verdictOf } from '../print/uplift.js';
import { createScreen } from '../print/screen.js';
import { numberOption } from './number-option.js';
import { saveFile } from './save-file.js';
import { listed } from './uplift.js';

const HELP = `
The experiment is read as \`wherefore uplift\` reads it. Where it does not show that choosing by a model beats choosing by lot, nothing is
chosen (exit code 5). What is written are events: those chosen join the segment, the others leave it. Import them, and let a rule or a
campaign ask for the segment:

  $ wherefore aim --file experiment.csv --treatment segment --control "No E-Mail" --give "Womens E-Mail" --outcome visit \\
      --features recency,history --to customers.csv --id customer --segment womens-mail --events womens-mail.jsonl
  $ wherefore import events womens-mail.jsonl`;

interface Options {
  readonly file: string;
  readonly treatment: string;
  readonly control: string;
  readonly give: string;
  readonly outcome: string;
  readonly features?: readonly string[];
  readonly to: string;
  readonly id: string;
  readonly share: number;
  readonly segment: string;
  readonly events: string;
  readonly seed: number;
  readonly json?: true;
}

export function aimCommand(): Command {
  return new Command('aim')
    .description('Whom to give a campaign, so that it goes where it changes something; needs nothing running')
    .requiredOption('--file <file>', 'the experiment, one row a customer')
    .requiredOption('--treatment <column>', 'the column that says what a customer was given')
    .requiredOption('--control <value>', 'its value for those who were given nothing')
    .requiredOption('--give <value>', 'its value for the treatment that is to be given again')
    .requiredOption('--outcome <column>', 'what it is to change, a number')
    .option('--features <columns>', 'what was known before; all other columns where none is named', listed)
    .requiredOption('--to <file>', 'customers to choose from, with the same features')
    .requiredOption('--id <column>', 'the column of their ids')
    .option(
      '--share <percent>',
      'the most that are chosen of them',
      numberOption('--share', { least: 1, most: 100 }),
      30,
    )
    .requiredOption('--segment <id>', 'the segment that they join')
    .requiredOption('--events <file>', 'where the events are written, one a line (.jsonl)')
    .option(
      '--seed <n>',
      'draws the half that models are judged by',
      numberOption('--seed', { least: 0, most: 4_294_967_295, whole: true }),
      1,
    )
    .option('--json', 'print the result as JSON')
    .addHelpText('after', HELP)
    .action(aim);
}

async function aim(options: Options): Promise<void> {
  const screen = createScreen(options.json === true);
  const { share, features = [], ...run } = options;
  const onStage = (stage: string): void => screen.progress(`aim: ${stage}`);
  const aimed = await aimCampaign({ ...run, features, share: share / 100, onStage });
  if (!aimed.ok) {
    screen.say(`Nobody was chosen. ${verdictOf(aimed.refusal)}`);
    screen.result({ chosen: null, measured: aimed.refusal });
    process.exitCode = ERROR_TABLE.CONFLICT.exit;
    return;
  }
  await saveFile(options.events, eventLines(aimed.value, options.segment, new Date()));
  screen.say(aimText(aimed.value, options));
  screen.result(aimed.value);
}

/** Events by which the chosen are in a segment, which says why, and nobody else of those there were to choose from. */
function eventLines({ measured, chosen, others }: Aim, segment: string, now: Date): string {
  const at = now.toISOString();
  const event = (type: string, id: string, payload: object): string =>
    JSON.stringify({
      id: `aim-${segment}-${id}-${at}`,
      source: 'aim',
      type,
      occurredAt: at,
      payload: { segment, ...payload },
    });
  const lines = [
    event('segment.upserted', 'itself', { name: segment, description: verdictOf(measured) }),
    ...chosen.map(({ customer, uplift }) => event('segment.joined', customer, { customer, score: uplift })),
    ...others.map((customer) => event('segment.left', customer, { customer })),
  ];
  return `${lines.join('\n')}\n`;
}
