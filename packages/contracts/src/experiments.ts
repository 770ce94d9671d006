import { z } from 'zod';
import { EVIDENCE_SOURCES } from './evidence.js';
import { EntityId } from './ids.js';
import { CHANNELS } from './placements.js';

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'lower case letters, digits and dashes');
const text = z.string().trim().min(1).max(1000);

/** Who is assigned to an arm and keeps it: whoever cannot be told from others takes no part. */
export const ASSIGNMENT_UNITS = Object.freeze(['customer', 'session', 'store'] as const);
export type AssignmentUnit = (typeof ASSIGNMENT_UNITS)[number];

export const EXPERIMENT_STATUSES = Object.freeze([
  'draft',
  'running',
  'stopped',
  'decided',
  'archived',
] as const);
export type ExperimentStatus = (typeof EXPERIMENT_STATUSES)[number];

/** What an arm changes; what it does not name is as everybody has it. */
export const ArmChanges = z.strictObject({
  /** Version of the merchandisers' rules; any that was ever saved and not rejected. 0 is none. */
  rules: z.int().min(0).optional(),
  /** Members of a placement's configuration that are other than they are, e.g. `{"diversity": {"lambda": 0.7}}`. */
  placement: z.record(z.string(), z.unknown()).optional(),
  /** Learned version that decides, by epoch. */
  epoch: EntityId.optional(),
  /** Factors on the coefficients of sources of evidence; 0 silences one. */
  coefficients: z.partialRecord(z.enum([...EVIDENCE_SOURCES]), z.number().min(0).max(10)).optional(),
  /** Are reasons said to shoppers, or only that this may be of interest? */
  reasons: z.enum(['said', 'unsaid']).optional(),
});
export type ArmChanges = z.infer<typeof ArmChanges>;

export const ExperimentArm = z.strictObject({
  id: slug,
  title: z.string().trim().min(1).max(200).optional(),
  /** Part of those who take part, in relation to the other arms' weights. */
  weight: z.number().gt(0).max(1000).default(1),
  changes: ArmChanges.prefault({}),
});
export type ExperimentArm = z.infer<typeof ExperimentArm>;

/** A metric that must not become worse by more than a margin. */
export const Guardrail = z.strictObject({
  metric: slug,
  /** Relative loss that is put up with, e.g. 0.01 for one percent. */
  margin: z.number().gt(0).max(1),
});
export type Guardrail = z.infer<typeof Guardrail>;

/** What is tried, on whom, and what it is measured by. Fixed once it runs. */
export const ExperimentDesign = z
  .strictObject({
    id: slug,
    title: z.string().trim().min(1).max(200),
    hypothesis: text,
    owner: z.string().trim().min(1).max(200),
    unit: z.enum([...ASSIGNMENT_UNITS]).default('customer'),
    /** Experiments of one layer never share a unit; those of different layers are independent. Its own where it names none. */
    layer: slug.optional(),
    /** Part of the layer's units that it may take, 0..1. */
    share: z.number().gt(0).max(1).default(1),
    target: z
      .strictObject({
        placements: z.array(slug).max(50).default([]),
        segments: z.array(EntityId).max(50).default([]),
        channels: z.array(z.enum([...CHANNELS])).default([]),
      })
      .prefault({}),
    /** The first is the control. */
    arms: z.array(ExperimentArm).min(2).max(10),
    metrics: z.array(slug).min(1).max(10),
    guardrails: z.array(Guardrail).max(10).default([]),
    /** Probability of an error, two-sided; over all arms and metrics together. */
    alpha: z.number().gt(0).max(0.2).default(0.05),
    /** Units in all arms together that it was planned for: sequential intervals are tightest there. */
    plannedUnits: z.int().min(100).max(1_000_000_000).default(20_000),
    /** Days after its first decision in which what a unit does is counted. */
    windowDays: z.int().min(1).max(90).default(30),
    /** Days before its first decision from which the covariate is taken; 0 is none. */
    preDays: z.int().min(0).max(365).default(28),
  })
  .refine(({ arms }) => new Set(arms.map(({ id }) => id)).size === arms.length, {
    message: 'two arms have the same id',
    path: ['arms'],
  })
  .refine(({ arms }) => Object.keys(arms[0]?.changes ?? {}).length === 0, {
    message: 'the first arm is the control and changes nothing',
    path: ['arms', 0, 'changes'],
  });
export type ExperimentDesign = z.output<typeof ExperimentDesign>;
export type ExperimentDesignInput = z.input<typeof ExperimentDesign>;

/** Part of a layer: units whose place in it is at least `from` and less than `to`, both 0..1. */
export interface LayerRange {
  readonly from: number;
  readonly to: number;
}

/** Why an experiment ended as it did. */
export interface ExperimentDecision {
  readonly outcome: 'ship' | 'keep' | 'inconclusive';
  /** The arm that is to be everybody's; the control's id where nothing changes. */
  readonly arm: string;
}

export interface Experiment {
  readonly design: ExperimentDesign;
  readonly status: ExperimentStatus;
  /** Counts its changes. */
  readonly version: number;
  /** What it has of its layer; null before it ran. */
  readonly range: LayerRange | null;
  /** Part of its range that takes part, 0..1; it only grows. */
  readonly ramp: number;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly stoppedAt: string | null;
  readonly decision: ExperimentDecision | null;
  /** Who last changed it, and why. */
  readonly by: string;
  readonly why: string;
}

/** Customers who are never personalised and take part in nothing: what everything together earns is measured against them. */
export interface Holdout {
  /** `everywhere`, or a placement's id. */
  readonly id: string;
  /** Part of the units, 0..0.1. */
  readonly share: number;
  readonly since: string;
}
export const EVERYWHERE = 'everywhere';
export const MOST_HELD_OUT = 0.1;

/** Which arm a decision belongs to, as it is recorded. */
export interface Assignment {
  readonly experiment: string;
  readonly arm: string;
  /** Probability of this arm for a unit that takes part. */
  readonly propensity: number;
}

/** What is tried on whom asks, as the decision's record says it. */
export interface Taken {
  /** The holdout that the unit is in; null where it is in none. */
  readonly holdout: string | null;
  readonly assignments: readonly Assignment[];
}
