import {
  type ErrorCode,
  type Experiment,
  type ExperimentDecision,
  type Result,
  WhereforeError,
} from '@wherefore/contracts';
import {
  archiveExperiment,
  decideExperiment,
  designExperiment,
  type ExperimentParts,
  type ExperimentRefused,
  rampExperiment,
  setHoldout,
  startExperiment,
  stopExperiment,
} from '@wherefore/engine';
import { Command, Option } from 'commander';
import { experimentLine, holdoutLine } from '../print/experiment.js';
import { createScreen } from '../print/screen.js';
import { commandConfig } from '../stack/environment.js';
import { withParts } from '../stack/parts.js';
import { type AuditOptions, withAuditOptions } from './audit-options.js';
import { numberOption } from './number-option.js';
import { readJson } from './read-json.js';

interface ChangeOptions extends AuditOptions {
  readonly json?: true;
}
type Outcome<T> = Result<T, ExperimentRefused>;

const changing = (name: string, description: string): Command =>
  withAuditOptions(new Command(name)).description(description).option('--json', 'print the result as JSON');
const ofOne = (name: string, description: string): Command =>
  changing(name, description).argument('<id>', 'the experiment');
const ramp = (command: Command, what: string): Command =>
  command.addOption(
    new Option('--ramp <percent>', what).argParser(numberOption('--ramp', { least: 0.1, most: 100 })),
  );

export const designCommand = (): Command =>
  changing('design', 'Write a design down as a draft, or anew while it is one')
    .argument('<file>', 'the design, as JSON')
    .action((file: string, options: ChangeOptions) => {
      const design = readJson(file);
      return one(options, (parts, change) => designExperiment(parts, { design, ...change }, new Date()));
    });

export const startCommand = (): Command =>
  ramp(
    ofOne('start', 'Let a draft begin, on a share of its part of the visitors'),
    'the share it begins with, 100 if left out',
  ).action((id: string, options: ChangeOptions & { ramp?: number }) =>
    one(options, (parts, change) =>
      startExperiment(parts, { id, ramp: (options.ramp ?? 100) / 100, ...change }, new Date()),
    ),
  );

export const rampCommand = (): Command =>
  ofOne('ramp', 'Let more of its visitors take part; everybody keeps their arm')
    .requiredOption('--to <percent>', 'the new share', numberOption('--to', { least: 0.1, most: 100 }))
    .action((id: string, options: ChangeOptions & { to: number }) =>
      one(options, (parts, change) =>
        rampExperiment(parts, { id, ramp: options.to / 100, ...change }, new Date()),
      ),
    );

export const stopCommand = (): Command =>
  ofOne('stop', 'Give everybody what everybody has, from the next decision on').action(
    (id: string, options: ChangeOptions) =>
      one(options, (parts, change) => stopExperiment(parts, { id, ...change }, new Date())),
  );

export const decideCommand = (): Command =>
  ofOne('decide', 'Say what came of a stopped experiment')
    .addOption(
      new Option('--outcome <outcome>', 'what is to be done')
        .choices(['ship', 'keep', 'inconclusive'])
        .makeOptionMandatory(),
    )
    .requiredOption('--arm <arm>', 'the arm that is to be everybody’s')
    .action((id: string, options: ChangeOptions & ExperimentDecision) =>
      one(options, (parts, change) => {
        const decision = { outcome: options.outcome, arm: options.arm };
        return decideExperiment(parts, { id, decision, ...change }, new Date());
      }),
    );

export const archiveCommand = (): Command =>
  ofOne('archive', 'Put away what does not run; its records stay').action(
    (id: string, options: ChangeOptions) =>
      one(options, (parts, change) => archiveExperiment(parts, { id, ...change }, new Date())),
  );

export const holdOutCommand = (): Command =>
  changing('hold-out', 'Hold a share of all visitors out of personalisation and experiments')
    .argument('<where>', 'everywhere, or a placement')
    .requiredOption(
      '--share <percent>',
      'at most 10; 0 ends it',
      numberOption('--share', { least: 0, most: 10 }),
    )
    .action((id: string, options: ChangeOptions & { share: number }) =>
      change(
        options,
        (parts, who) => setHoldout(parts, { id, share: options.share / 100, ...who }, new Date()),
        (holdouts) => (holdouts.length === 0 ? ['nobody is held out'] : holdouts.map(holdoutLine)),
      ),
    );

const one = (options: ChangeOptions, work: Work<Experiment>): Promise<void> =>
  change(options, work, (experiment) => [experimentLine(experiment)]);

type Work<T> = (parts: ExperimentParts, change: { who: string; why: string }) => Promise<Outcome<T>>;

const ERRORS: Readonly<Record<ExperimentRefused['code'], ErrorCode>> = {
  invalid: 'BAD_INPUT',
  exists: 'CONFLICT',
  'no-room': 'CONFLICT',
  'wrong-status': 'CONFLICT',
  'unknown-experiment': 'NOT_FOUND',
};

async function change<T>(
  options: ChangeOptions,
  work: Work<T>,
  lines: (value: T) => readonly string[],
): Promise<void> {
  const screen = createScreen(options.json === true);
  await withParts(commandConfig(), async ({ graph, queue }) => {
    const { live } = await queue();
    const parts = { graph, announce: () => live.touch({ models: true }) };
    const outcome = await work(parts, { who: options.as, why: options.why });
    if (!outcome.ok) throw new WhereforeError(ERRORS[outcome.refusal.code], outcome.refusal.message);
    for (const line of lines(outcome.value)) screen.say(line);
    screen.result(outcome.value);
  });
}
