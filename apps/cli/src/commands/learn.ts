import os from 'node:os';
import { learnEpoch } from '@wherefore/engine';
import { Command } from 'commander';
import { createScreen } from '../print/screen.js';
import { numberOption } from './number-option.js';
import { commandConfig } from '../stack/environment.js';
import { VERSION } from '../version.js';
import { withParts } from '../stack/parts.js';

interface Options {
  readonly threads: number;
  readonly minLift: number;
  readonly minConfidence: number;
  readonly publishAnyway?: true;
  readonly json?: true;
}

export function learnCommand(): Command {
  return new Command('learn')
    .description('Learn from the log and publish a new epoch')
    .option(
      '--threads <n>',
      'worker threads',
      numberOption('--threads', { least: 1, most: 64, whole: true }),
      2,
    )
    .option(
      '--min-lift <lift>',
      'least lift of a complement',
      numberOption('--min-lift', { least: 1, most: 1000 }),
      1.5,
    )
    .option(
      '--min-confidence <share>',
      'least confidence of a complement, 0 to 1',
      numberOption('--min-confidence', { least: 0, most: 1 }),
      0.02,
    )
    .option('--publish-anyway', 'publish also what the checks have something against')
    .option('--json', 'print the result as JSON')
    .action(async (options: Options) => {
      const screen = createScreen(options.json === true);
      await withParts(commandConfig(), async ({ graph, log, queue }) => {
        const learned = await learnEpoch(
          { graph, log: await log() },
          {
            now: new Date(),
            options: {
              threads: options.threads,
              minLift: options.minLift,
              minConfidence: options.minConfidence,
            },
            by: os.userInfo().username,
            code: VERSION,
            publishAnyway: options.publishAnyway === true,
            onStage: (stage) => screen.progress(`learn: ${stage}`),
          },
        );
        await (await queue()).live.touch({ knowledge: true });
        const edges = Object.entries(learned.edges).map(
          ([type, count]) => `${count.toLocaleString('en')} ${type}`,
        );
        screen.say(
          `Epoch ${learned.epoch.id} is current, model ${learned.model}, after ${learned.seconds} s.`,
        );
        screen.say(
          `Learned from ${learned.orders.toLocaleString('en')} orders of ${learned.customers.toLocaleString('en')} customers: ${edges.join(', ')}.`,
        );
        screen.result({ ...learned, rssMb: peakRssMb() });
      });
    });
}

const peakRssMb = (): number => Math.round(process.resourceUsage().maxRSS / 1024);
