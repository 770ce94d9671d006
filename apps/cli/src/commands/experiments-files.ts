import { evaluateLoggedPolicy, readFileExperiment } from '@wherefore/engine';
import { planExperiment } from '@wherefore/experiments';
import { Command } from 'commander';
import { fileReadOutText, policyText } from '../print/experiment.js';
import { createScreen } from '../print/screen.js';
import { numberOption } from './number-option.js';
import { listed } from './uplift.js';

interface PlanOptions {
  readonly mean: number;
  readonly variance?: number;
  readonly effect: number;
  readonly perDay: number;
  readonly alpha: number;
  readonly power: number;
  readonly arms: number;
  readonly metrics: number;
  readonly explained: number;
  readonly json?: true;
}

const planOptions = (): Command =>
  new Command('plan')
    .description('How many visitors, and days, it takes to find an effect; needs nothing running')
    .requiredOption(
      '--mean <number>',
      'of the metric now, per visitor',
      numberOption('--mean', { least: 0, most: 1e12 }),
    )
    .option(
      '--variance <number>',
      'of the metric; that of a rate where it is left out',
      numberOption('--variance', { least: 0, most: 1e15 }),
    )
    .requiredOption(
      '--effect <part>',
      'the smallest relative effect that would matter, such as 0.03',
      numberOption('--effect', { least: -1, most: 10 }),
    )
    .requiredOption(
      '--per-day <visitors>',
      'new visitors a day',
      numberOption('--per-day', { least: 1, most: 1e9 }),
    )
    .option(
      '--alpha <p>',
      'probability of a false alarm',
      numberOption('--alpha', { least: 1e-6, most: 0.5 }),
      0.05,
    )
    .option(
      '--power <p>',
      'probability of finding it',
      numberOption('--power', { least: 0.1, most: 0.9999 }),
      0.8,
    )
    .option(
      '--arms <n>',
      'the control included',
      numberOption('--arms', { least: 2, most: 10, whole: true }),
      2,
    )
    .option(
      '--metrics <n>',
      'that count as success',
      numberOption('--metrics', { least: 1, most: 10, whole: true }),
      1,
    )
    .option(
      '--explained <part>',
      'of the variance, by what was known before',
      numberOption('--explained', { least: 0, most: 0.99 }),
      0,
    )
    .option('--json', 'print the result as JSON');

export const planCommand = (): Command =>
  planOptions().action((options: PlanOptions) => {
    const screen = createScreen(options.json === true);
    const { mean, perDay, arms, ...rest } = options;
    const plan = planExperiment({
      ...rest,
      mean,
      variance: options.variance ?? mean * (1 - mean),
      weights: Array.from({ length: arms }, () => 1),
      unitsPerDay: perDay,
    });
    const figure = (count: number) => count.toLocaleString('en');
    screen.say(
      `looked at once, at the end: ${figure(plan.fixedUnits)} visitors, ${figure(plan.fixedDays)} days`,
    );
    screen.say(
      `looked at any time:         ${figure(plan.sequentialUnits)} visitors, ${figure(plan.sequentialDays)} days at most`,
    );
    screen.result(plan);
  });

interface FileOptions {
  readonly file: string;
  readonly arm: string;
  readonly control: string;
  readonly metric: readonly string[];
  readonly covariate?: string;
  readonly alpha: number;
  readonly json?: true;
}

export const readFileCommand = (): Command =>
  new Command('read-file')
    .description('Read an experiment that was made elsewhere from a plain file; needs nothing running')
    .requiredOption('--file <file>', 'CSV with a first line of names, one row a unit')
    .requiredOption('--arm <column>', 'the column that says which arm a unit was in')
    .requiredOption('--control <value>', 'its value for the control')
    .requiredOption('--metric <columns>', 'numbers; several by comma, or again', listed)
    .option('--covariate <column>', 'a number from before that foretells them')
    .option(
      '--alpha <p>',
      'probability that an interval is wrong',
      numberOption('--alpha', { least: 1e-6, most: 0.5 }),
      0.05,
    )
    .option('--json', 'print the result as JSON')
    .action(async ({ metric, covariate, json, ...rest }: FileOptions) => {
      const screen = createScreen(json === true);
      const read = await readFileExperiment({ ...rest, metrics: metric, covariate: covariate ?? null });
      screen.say(fileReadOutText(read));
      screen.result(read);
    });

interface PolicyOptions {
  readonly file: string;
  readonly action: string;
  readonly reward: string;
  readonly propensity: string;
  readonly context?: string;
  readonly target: string;
  readonly json?: true;
}

export const policyCommand = (): Command =>
  new Command('policy')
    .description('What another policy would have earned, from a log with propensities; needs nothing running')
    .requiredOption('--file <file>', 'CSV with a first line of names, one row for each thing that was shown')
    .requiredOption('--action <column>', 'what was shown')
    .requiredOption('--reward <column>', 'what came of it, a number')
    .requiredOption('--propensity <column>', 'probability with which it was shown')
    .option('--context <column>', 'what was known when it was chosen, such as the position')
    .requiredOption('--target <policy>', '"uniform", or another log: as often as that one shows it')
    .option('--json', 'print the result as JSON')
    .action(async ({ target, context, json, ...rest }: PolicyOptions) => {
      const screen = createScreen(json === true);
      const found = await evaluateLoggedPolicy({
        ...rest,
        context: context ?? null,
        target: target === 'uniform' ? 'uniform' : { file: target },
      });
      screen.say(policyText(found));
      screen.result(found);
    });
