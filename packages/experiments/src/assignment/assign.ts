import {
  type Assignment,
  type AssignmentUnit,
  type Channel,
  EVERYWHERE,
  type Experiment,
  type ExperimentArm,
  type Holdout,
  type Taken,
} from '@wherefore/contracts';
import { bucketOf } from './bucket.js';

/** Whom a decision is for, as far as assignment goes. Units by pseudonym; null where there is none. */
export interface Subject {
  readonly units: Readonly<Record<AssignmentUnit, string | null>>;
  readonly placement: string;
  readonly channel: Channel;
  readonly segments: readonly string[];
}

/** What is tried now. */
export interface Traffic {
  readonly experiments: readonly Experiment[];
  readonly holdouts: readonly Holdout[];
}

export const NOTHING_TAKEN: Taken = Object.freeze({ holdout: null, assignments: Object.freeze([]) });

/**
 * The holdout and the arms of a subject: hashes, nothing else. Who is held out takes part in nothing. Who takes part keeps the arm while the
 * ramp grows; experiments of one layer never share a unit.
 */
export function assign({ experiments, holdouts }: Traffic, subject: Subject): Taken {
  const holdout = heldOut(holdouts, subject);
  if (holdout !== null) return { holdout, assignments: [] };
  if (experiments.length === 0) return NOTHING_TAKEN;
  const assignments = experiments.flatMap((experiment) => assignmentIn(experiment, subject) ?? []);
  return { holdout: null, assignments };
}

/** Customers are held out for as long as they are known by one name; a visitor without one by the session. */
function heldOut(holdouts: readonly Holdout[], { units, placement }: Subject): string | null {
  const unit = units.customer ?? units.session;
  if (unit === null) return null;
  const held = holdouts.find(
    ({ id, share }) => (id === EVERYWHERE || id === placement) && bucketOf(`holdout|${id}`, unit) < share,
  );
  return held?.id ?? null;
}

function assignmentIn(experiment: Experiment, subject: Subject): Assignment | null {
  const { design, status, range, ramp } = experiment;
  const unit = subject.units[design.unit];
  if (status !== 'running' || range === null || unit === null || !isTarget(experiment, subject)) return null;
  const place = bucketOf(`layer|${layerOf(experiment)}`, unit);
  if (place < range.from || place >= range.from + (range.to - range.from) * ramp) return null;
  const { arm, propensity } = armAt(design.arms, bucketOf(`arm|${design.id}`, unit));
  return { experiment: design.id, arm: arm.id, propensity };
}

export const layerOf = ({ design }: Pick<Experiment, 'design'>): string => design.layer ?? `own|${design.id}`;

function isTarget({ design: { target } }: Experiment, { placement, channel, segments }: Subject): boolean {
  return (
    (target.placements.length === 0 || target.placements.includes(placement)) &&
    (target.channels.length === 0 || target.channels.includes(channel)) &&
    (target.segments.length === 0 || segments.some((segment) => target.segments.includes(segment)))
  );
}

/** The arm at a place in [0, 1), each as wide as its weight. */
function armAt(
  arms: readonly ExperimentArm[],
  place: number,
): { readonly arm: ExperimentArm; readonly propensity: number } {
  const total = arms.reduce((sum, { weight }) => sum + weight, 0);
  let until = 0;
  for (const arm of arms) {
    until += arm.weight / total;
    if (place < until) return { arm, propensity: arm.weight / total };
  }
  const last = arms.at(-1) as ExperimentArm;
  return { arm: last, propensity: last.weight / total };
}
