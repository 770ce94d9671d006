import { type AskedInsights, readInsights } from '@wherefore/engine';
import { ATTRIBUTIONS, BREAKDOWNS, GRAINS, openInsightLog } from '@wherefore/log';
import { Command, Option } from 'commander';
import { insightsLines } from '../print/insights.js';
import { createScreen } from '../print/screen.js';
import { commandConfig } from '../stack/environment.js';
import { withParts } from '../stack/parts.js';
import { numberOption } from './number-option.js';

const HELP = `
Decisions and clicks count on the day of the decision, orders on the day they were placed. A purchase is credited to the offer of the same
product that the same person clicked before, within --window days. What each figure means: docs/insights.md.

  $ wherefore insights --days 28 --by placement
  $ wherefore insights --from 2026-11-01 --to 2026-12-01 --by path --attribution position --window 30 --json`;

interface Options extends Pick<
  AskedInsights,
  'by' | 'placement' | 'path' | 'segment' | 'attribution' | 'grain'
> {
  readonly from?: string;
  readonly to?: string;
  readonly days: number;
  readonly window: string;
  readonly json?: true;
}
const DAY_MS = 86_400_000;

export function insightsCommand(): Command {
  return new Command('insights')
    .description('What offers led to: shown, clicked, bought, earned')
    .option('--from <instant>', 'ISO 8601; else --days before --to')
    .option('--to <instant>', 'ISO 8601; else now')
    .option(
      '--days <n>',
      'length of the period',
      numberOption('--days', { least: 1, most: 400, whole: true }),
      7,
    )
    .addOption(new Option('--by <what>', 'groups').choices([...BREAKDOWNS]))
    .option('--placement <id>', 'only offers of this placement')
    .option('--path <source>', 'only offers whose strongest evidence is of this source')
    .option('--segment <id>', 'only people who are in this segment now')
    .addOption(
      new Option('--attribution <click>', 'which click is credited')
        .choices([...ATTRIBUTIONS])
        .default('last'),
    )
    .addOption(
      new Option('--window <days>', 'from click to purchase, at most')
        .choices(['7', '30', '90'])
        .default('7'),
    )
    .addOption(new Option('--grain <length>', 'of the series').choices([...GRAINS]).default('day'))
    .option('--json', 'print the result as JSON')
    .addHelpText('after', HELP)
    .action(async ({ json, days, window, ...options }: Options) => {
      const screen = createScreen(json === true);
      const to = options.to ?? new Date().toISOString();
      const end = Date.parse(to);
      const from = options.from ?? (Number.isNaN(end) ? to : new Date(end - days * DAY_MS).toISOString());
      await withParts(commandConfig(), async ({ graph, config }) => {
        const log = await openInsightLog({ directory: config.WHEREFORE_LOG_DIR });
        try {
          const asked = { ...options, from, to, window: Number(window) };
          const insights = await readInsights({ graph, insightLog: () => Promise.resolve(log) }, asked);
          for (const line of insightsLines(insights)) screen.say(line);
          screen.result(insights);
        } finally {
          await log.close();
        }
      });
    });
}
