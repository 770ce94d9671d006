import os from 'node:os';
import { WhereforeError } from '@wherefore/contracts';
import { announceModels, gateScenarios, type Learned, learnEpoch, verifyEpochWith } from '@wherefore/engine';
import { openLease } from '@wherefore/queue';
import { Command } from 'commander';
import { checkLine } from '../print/model.js';
import { createScreen, type Screen } from '../print/screen.js';
import { commandConfig } from '../stack/environment.js';
import { type CommandParts, withParts } from '../stack/parts.js';
import { numberOption } from './number-option.js';
import { planOf, type RolloutOptions, withRolloutOptions } from './rollout-options.js';

interface Options extends RolloutOptions {
  readonly threads: number;
  readonly minLift: number;
  readonly minConfidence: number;
  readonly canary?: true;
  readonly shadow?: true;
  readonly publish: boolean;
  readonly anyway?: true;
  readonly scenarios?: string[];
  readonly why: string;
  readonly as: string;
  readonly json?: true;
}

const HELP = `
What was learned is registered as a version, checked against the current one, and published at once. Where nothing was learned before
it becomes current in any case but --no-publish's. Exit code 5 where the checks refuse it: it stays registered, offers stay as they were.`;

export function learnCommand(): Command {
  return withRolloutOptions(new Command('learn'))
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
    .option('--canary', 'try it on a growing share of visitors instead of publishing it at once')
    .option('--shadow', 'only watch what it would do')
    .option('--no-publish', 'only register it')
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
    const lease = await openLease(parts.config.REDIS_URL, 'learn');
    if (lease === null)
      throw new WhereforeError('CONFLICT', 'Somebody is learning already: wait for it to end');
    try {
      const learned = await learnAs(options, { parts, screen });
      say(screen, learned);
      screen.result({ ...learned, rssMb: peakRssMb() });
      if (learned.published === null && options.publish) process.exitCode = 5;
    } finally {
      await lease.release();
    }
  });
}

async function learnAs(
  options: Options,
  { parts, screen }: { parts: CommandParts; screen: Screen },
): Promise<Learned> {
  const { graph, config } = parts;
  const queue = await parts.queue();
  const scenarios = gateScenarios(options.scenarios ?? [config.WHEREFORE_SCENARIOS]);
  const { threads, minLift, minConfidence, canary = false, shadow = false } = options;
  return learnEpoch(
    {
      graph,
      log: await parts.log(),
      announce: () => announceModels({ graph, queue }),
      verify: verifyEpochWith(() => parts.desk(), scenarios),
    },
    {
      now: new Date(),
      options: { threads, minLift, minConfidence },
      by: options.as,
      why: options.why,
      as: !options.publish ? null : canary ? 'canary' : shadow ? 'shadow' : 'current',
      plan: planOf(options),
      anyway: options.anyway === true,
      onStage: (stage) => screen.progress(`learn: ${stage}`),
    },
  );
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
