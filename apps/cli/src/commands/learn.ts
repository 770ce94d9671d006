import os from 'node:os';
import { type Learned, learnEpoch, verifyEpochWith } from '@wherefore/engine';
import { Command, Option } from 'commander';
import { checkLine } from '../print/model.js';
import { createScreen, type Screen } from '../print/screen.js';
import { commandConfig } from '../stack/environment.js';
import { withParts } from '../stack/parts.js';
import { numberOption } from './number-option.js';
import { gateScenarios } from './read-scenarios.js';

interface Options {
  readonly threads: number;
  readonly minLift: number;
  readonly minConfidence: number;
  readonly publishAs: 'current' | 'shadow' | 'none';
  readonly anyway?: true;
  readonly scenarios?: string[];
  readonly why: string;
  readonly as: string;
  readonly json?: true;
}

const HELP = `
What was learned is registered as a version, checked against the current one, and published at once. Where nothing was learned before
it becomes current whatever --publish-as says. Exit code 5 where the checks refuse it: it stays registered, offers stay as they were.`;

export function learnCommand(): Command {
  return new Command('learn')
    .description('Learn from the log, check what was learned, publish it')
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
    .addOption(
      new Option('--publish-as <alias>', 'what to make of it')
        .choices(['current', 'shadow', 'none'])
        .default('current'),
    )
    .option('--anyway', 'publish also what the checks have something against')
    .option('--scenarios <path...>', 'scenarios it must hold; those of WHEREFORE_SCENARIOS by default')
    .option('--reason, --why <text>', 'why, for the audit trail', 'learned from the log')
    .option('--as <name>', 'who, for the audit trail', os.userInfo().username)
    .option('--json', 'print the result as JSON')
    .addHelpText('after', HELP)
    .action(learn);
}

async function learn(options: Options): Promise<void> {
  const screen = createScreen(options.json === true);
  await withParts(commandConfig(), async (parts) => {
    const { live } = await parts.queue();
    const scenarios = gateScenarios(parts.config, options.scenarios);
    const learned = await learnEpoch(
      {
        graph: parts.graph,
        log: await parts.log(),
        announce: () => live.touch({ knowledge: true }),
        verify: verifyEpochWith(() => parts.desk(), scenarios),
      },
      {
        now: new Date(),
        options: {
          threads: options.threads,
          minLift: options.minLift,
          minConfidence: options.minConfidence,
        },
        by: options.as,
        why: options.why,
        as: options.publishAs === 'none' ? null : options.publishAs,
        anyway: options.anyway === true,
        onStage: (stage) => screen.progress(`learn: ${stage}`),
      },
    );
    say(screen, learned);
    screen.result({ ...learned, rssMb: peakRssMb() });
    if (learned.published === null && options.publishAs !== 'none') process.exitCode = 5;
  });
}

function say(screen: Screen, learned: Learned): void {
  const { version, epoch, checks, published, remark, seconds } = learned;
  const edges = Object.entries(learned.edges).map(([type, count]) => `${count.toLocaleString('en')} ${type}`);
  screen.say(
    `Learned from ${learned.orders.toLocaleString('en')} orders of ${learned.customers.toLocaleString('en')} customers in ${seconds} s: ${edges.join(', ')}.`,
  );
  for (const check of checks) screen.say(checkLine(check));
  const state = published === null ? 'registered' : published;
  screen.say(`Version ${version.id} is ${state}, epoch ${epoch.id}.${remark === null ? '' : ` ${remark}.`}`);
}

const peakRssMb = (): number => Math.round(process.resourceUsage().maxRSS / 1024);
