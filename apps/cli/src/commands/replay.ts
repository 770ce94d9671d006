import { codeOf, messageOf, WhereforeError } from '@wherefore/contracts';
import {
  type Desk,
  type ListedDecision,
  listLatest,
  listLogged,
  recallDecision,
  type RecordParts,
  replayDecision,
} from '@wherefore/engine';
import { Command } from 'commander';
import { createScreen } from '../print/screen.js';
import { commandConfig } from '../stack/environment.js';
import { withParts } from '../stack/parts.js';
import { numberOption } from './number-option.js';

interface ReplayOptions {
  readonly last?: number;
  readonly from?: string;
  readonly to?: string;
  readonly placement?: string;
  readonly sample?: number;
  readonly json?: true;
}

interface Verdict {
  readonly decision: string;
  readonly at: string;
  readonly placement: string;
  readonly offers: number;
  /** `gone` where something it was computed from is not kept any more, so that nothing can be said. */
  readonly verdict: 'equal' | 'different' | 'gone';
  readonly differences: readonly string[];
}

/** Most decisions replayed at once. */
const MOST = 10_000;
const count = (name: string) => numberOption(name, { least: 1, most: MOST, whole: true });

export function replayCommand(): Command {
  return new Command('replay')
    .description('Compute recorded decisions again from what was recorded, and compare')
    .argument('[decision]', 'the id of one decision')
    .option('--last <n>', 'the latest n decisions', count('--last'))
    .option('--from <instant>', 'decisions recorded from here on, at most the latest 10,000')
    .option('--to <instant>', 'decisions recorded before this')
    .option('--placement <id>', 'of a stretch of time, only those for one placement')
    .option('--sample <n>', 'of a stretch of time, so many drawn evenly, always the same', count('--sample'))
    .option('--json', 'print the result as JSON')
    .action(async (decision: string | undefined, options: ReplayOptions) => {
      const screen = createScreen(options.json === true);
      await withParts(commandConfig(), async (parts) => {
        const chosen = await decisionsOf(await parts.record(), decision, options);
        const desk = await parts.desk();
        const verdicts: Verdict[] = [];
        for (const open of chosen) {
          const verdict = await judge(desk, await open());
          verdicts.push(verdict);
          screen.say(lineOf(verdict));
          for (const difference of verdict.differences) screen.say(`    ${difference}`);
        }
        const tally = tallyOf(verdicts);
        screen.say(
          `${verdicts.length} replayed: ${tally.equal} equal, ${tally.different} different, ${tally.gone} gone.`,
        );
        screen.result({ ...tally, decisions: verdicts });
        if (tally.different > 0) process.exitCode = 1;
      });
    });
}

/** Throws BAD_INPUT unless exactly one way of choosing is used, NOT_FOUND for a decision that is not kept. */
async function decisionsOf(
  record: RecordParts,
  id: string | undefined,
  options: ReplayOptions,
): Promise<(() => Promise<ListedDecision>)[]> {
  const { last, from, to, placement, sample } = options;
  const stretch = from !== undefined || to !== undefined || sample !== undefined;
  if ([id !== undefined, last !== undefined, stretch].filter(Boolean).length !== 1)
    throw new WhereforeError('BAD_INPUT', 'Name a decision, or --last N, or --from, --to and --sample');
  if (last !== undefined) return listLatest(record, last);
  if (id === undefined)
    return listLogged(record, {
      limit: MOST,
      ...(from === undefined ? {} : { from: instant('--from', from) }),
      ...(to === undefined ? {} : { to: instant('--to', to) }),
      ...(placement === undefined ? {} : { placement }),
      ...(sample === undefined ? {} : { sample }),
    });
  const recalled = await recallDecision(record, id);
  if (recalled === null) throw new WhereforeError('NOT_FOUND', `There is no decision ${id}`);
  return [() => Promise.resolve({ ...recalled, id: id as ListedDecision['id'] })];
}

function instant(option: string, text: string): string {
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) throw new WhereforeError('BAD_INPUT', `${option}: not an instant: ${text}`);
  return new Date(ms).toISOString();
}

async function judge(desk: Desk, listed: ListedDecision): Promise<Verdict> {
  const { id, record } = listed;
  const about = {
    decision: id,
    at: record.at,
    placement: record.request.placement,
    offers: record.offers.length,
  };
  try {
    const { equal, differences } = await replayDecision(desk, listed);
    return { ...about, verdict: equal ? 'equal' : 'different', differences };
  } catch (error) {
    if (codeOf(error) !== 'NOT_FOUND') throw error;
    return { ...about, verdict: 'gone', differences: [messageOf(error)] };
  }
}

const lineOf = ({ decision, at, placement, offers, verdict }: Verdict): string =>
  `${verdict.padEnd(9)}  ${decision}  ${at}  ${placement}, ${offers} offers`;

function tallyOf(verdicts: readonly Verdict[]): Record<Verdict['verdict'], number> {
  const tally = { equal: 0, different: 0, gone: 0 };
  for (const { verdict } of verdicts) tally[verdict] += 1;
  return tally;
}
