import {
  accepted,
  type Experiment,
  type ExperimentDecision,
  type ExperimentStatus,
  refused,
  type Result,
} from '@wherefore/contracts';
import { allocateRange } from '@wherefore/experiments';
import { findExperiment } from './list-experiments.js';
import { loadArms } from './load-arms.js';
import {
  type Before,
  changeTraffic,
  type ExperimentChange,
  type ExperimentParts,
  type ExperimentRefused,
  refusal,
} from './experiment-changes.js';

interface Move extends ExperimentChange {
  readonly id: string;
}
type Moved = Promise<Result<Experiment, ExperimentRefused>>;

/** Lets an experiment begin, on part of its part of the layer. Refused where an arm cannot be served, or its layer has no room. */
export async function startExperiment(
  parts: ExperimentParts,
  { ramp = 1, ...move }: Move & { readonly ramp?: number },
  now: Date,
): Moved {
  if (!isShare(ramp)) return refused(badRamp);
  return moved(parts, move, {
    what: 'experiments.start',
    from: ['draft'],
    now,
    check: async (experiment) => (await loadArms(parts.graph, experiment)).problem,
    next(experiment, { experiments }) {
      const range = allocateRange(
        experiment,
        experiments.filter(({ status }) => status === 'running'),
      );
      if (range === null)
        return refused(
          refusal(
            'no-room',
            `The layer ${experiment.design.layer} has no room for ${experiment.design.share * 100} % of its units.`,
          ),
        );
      return accepted({ ...experiment, status: 'running', range, ramp, startedAt: now.toISOString() });
    },
  });
}

/** Lets more of its units take part; fewer would take an arm from somebody who has it. */
export async function rampExperiment(
  parts: ExperimentParts,
  { ramp, ...move }: Move & { readonly ramp: number },
  now: Date,
): Moved {
  if (!isShare(ramp)) return refused(badRamp);
  return moved(parts, move, {
    what: 'experiments.ramp',
    from: ['running'],
    now,
    next: (experiment) =>
      ramp < experiment.ramp
        ? refused(
            refusal(
              'invalid',
              `It is tried on ${experiment.ramp * 100} % already: a share only grows. Stop it instead.`,
            ),
          )
        : accepted({ ...experiment, ramp }),
  });
}

/** Gives everybody what everybody has, from the next decision on. */
export const stopExperiment = (parts: ExperimentParts, move: Move, now: Date): Moved =>
  moved(parts, move, {
    what: 'experiments.stop',
    from: ['running'],
    now,
    next: (experiment) => accepted({ ...experiment, status: 'stopped', stoppedAt: now.toISOString() }),
  });

/** Says what came of it. Making it so for everybody is a change of its own: of the rules, the placement or the version. */
export const decideExperiment = (
  parts: ExperimentParts,
  { decision, ...move }: Move & { readonly decision: ExperimentDecision },
  now: Date,
): Moved =>
  moved(parts, move, {
    what: 'experiments.decide',
    from: ['stopped'],
    now,
    next: (experiment) =>
      experiment.design.arms.some(({ id }) => id === decision.arm)
        ? accepted({ ...experiment, status: 'decided', decision })
        : refused(
            refusal(
              'invalid',
              `There is no arm ${decision.arm}; there are ${experiment.design.arms.map(({ id }) => id).join(', ')}.`,
            ),
          ),
  });

/** Puts it away; its records stay. */
export const archiveExperiment = (parts: ExperimentParts, move: Move, now: Date): Moved =>
  moved(parts, move, {
    what: 'experiments.archive',
    from: ['draft', 'stopped', 'decided'],
    now,
    next: (experiment) => accepted({ ...experiment, status: 'archived' }),
  });

const isShare = (ramp: number): boolean => ramp > 0 && ramp <= 1;
const badRamp = refusal('invalid', 'A ramp is above 0 and at most 1.');

interface Step {
  readonly what: string;
  readonly from: readonly ExperimentStatus[];
  readonly now: Date;
  /** What keeps it from being served, in a sentence; looked at before the lock is taken. */
  check?(experiment: Experiment): Promise<string | null>;
  next(experiment: Experiment, before: Before): Result<Experiment, ExperimentRefused>;
}

async function moved(
  parts: ExperimentParts,
  { id, ...change }: Move,
  { what, from, now, check, next }: Step,
): Moved {
  let checked: { readonly version: number; readonly problem: string | null } | null = null;
  if (check !== undefined) {
    const known = await findExperiment(parts.graph, id);
    if (known !== null) checked = { version: known.version, problem: await check(known) };
  }
  return changeTraffic(parts, change, {
    what,
    at: now,
    change(before) {
      const experiment = findIn(before.experiments, id);
      if (experiment === undefined)
        return refused(refusal('unknown-experiment', `There is no experiment ${JSON.stringify(id)}.`));
      if (!from.includes(experiment.status))
        return refused(
          refusal('wrong-status', `${id} is ${experiment.status}; it must be ${from.join(' or ')} for that.`),
        );
      if (checked !== null && checked.version !== experiment.version)
        return refused(refusal('wrong-status', `${id} was changed meanwhile. Look at it and try again.`));
      if (checked?.problem) return refused(refusal('invalid', checked.problem));
      const after = next(experiment, before);
      if (!after.ok) return after;
      const written = {
        ...after.value,
        version: experiment.version + 1,
        by: change.who,
        why: change.why,
      };
      return accepted({ value: written, experiment: written });
    },
  });
}

const findIn = (experiments: readonly Experiment[], id: string): Experiment | undefined =>
  experiments.find(({ design }) => design.id === id);
