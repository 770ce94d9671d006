import { type RolloutPlanInput, GUARDS } from '@wherefore/contracts';
import { type Command, Option } from 'commander';
import { numberOption } from './number-option.js';

/** How the share of a version that is tried grows. */
export interface RolloutOptions {
  readonly share?: number;
  readonly steps?: number[];
  readonly stepMinutes?: number;
  readonly stepRequests?: number;
  readonly silentMinutes?: number;
  readonly without?: string[];
}

export const withRolloutOptions = (command: Command): Command =>
  command
    .option(
      '--share <percent>',
      'of a canary: the first share of visitors, 5 by default',
      numberOption('--share', { least: 0.1, most: 99 }),
    )
    .option('--steps <percents>', 'all shares, such as 5,25,50,100', (text) => text.split(',').map(Number))
    .option(
      '--step-minutes <n>',
      'how long a share lasts at least; 10 by default',
      numberOption('--step-minutes', { least: 0, most: 43_200 }),
    )
    .option(
      '--step-requests <n>',
      'how many decisions a share takes at least; 500 by default',
      numberOption('--step-requests', { least: 1, most: 100_000_000, whole: true }),
    )
    .option(
      '--silent-minutes <n>',
      'taken back when nobody asks for so long; 30 by default',
      numberOption('--silent-minutes', { least: 1, most: 10_080 }),
    )
    .addOption(new Option('--without <guards...>', 'what is not watched, on purpose').choices([...GUARDS]));

const STEPS = [5, 25, 50, 100];

/** The plan that options stand for. What they leave out is as the contract says. */
export function planOf(options: RolloutOptions): RolloutPlanInput {
  const { share, steps, stepMinutes, stepRequests, silentMinutes, without } = options;
  const rising = share === undefined ? undefined : [share, ...STEPS.filter((step) => step > share)];
  return {
    ...given('steps', steps ?? rising),
    ...given('minSeconds', times60(stepMinutes)),
    ...given('minRequests', stepRequests),
    ...given('silentSeconds', times60(silentMinutes)),
    ...given(
      'without',
      GUARDS.filter((guard) => without?.includes(guard) === true),
    ),
  };
}

const times60 = (minutes: number | undefined): number | undefined =>
  minutes === undefined ? undefined : minutes * 60;

const given = (name: keyof RolloutPlanInput, value: unknown): RolloutPlanInput =>
  value === undefined ? {} : { [name]: value };
