import { z } from 'zod';

/** What is watched while a version is tried on a share of visitors, each against the current version at the same time. */
export const GUARDS = Object.freeze([
  /** Is it asked at all, as often as its share says? */
  'requests',
  /** Decisions that failed. */
  'errors',
  /** Time until a decision was answered. */
  'latency',
  /** Lists without an offer. */
  'empty',
  /** How often two visitors are offered the same. */
  'concentration',
  /** Decisions of which an offer was clicked, or bought. */
  'clicks',
  'conversions',
  /** Purchases against those that the propensities promised. */
  'calibration',
] as const);
export type Guard = (typeof GUARDS)[number];

/** How a version is brought in: shares of visitors, percent, the last of them 100. */
export const RolloutPlan = z
  .object({
    steps: z.array(z.number().gt(0).max(100)).min(1).max(20).default([5, 25, 50, 100]),
    /** A step lasts so long at least, seconds ... */
    minSeconds: z
      .number()
      .min(0)
      .max(30 * 86_400)
      .default(600),
    /** ... and until so many decisions were made with the new version. */
    minRequests: z.int().min(1).max(100_000_000).default(500),
    /** Nobody asks for so long, seconds: the figures are missing, which counts as a failure. */
    silentSeconds: z
      .number()
      .min(10)
      .max(7 * 86_400)
      .default(1_800),
    /** Guards that are left out on purpose, such as clicks where a shop does not report any. */
    without: z.array(z.enum([...GUARDS])).default([]),
  })
  .refine(({ steps }) => steps.every((step, at) => at === 0 || step > (steps[at - 1] ?? 0)), {
    message: 'shares must rise',
    path: ['steps'],
  })
  .refine(({ steps }) => steps.at(-1) === 100, { message: 'the last share must be 100', path: ['steps'] });
export type RolloutPlan = z.output<typeof RolloutPlan>;
export type RolloutPlanInput = z.input<typeof RolloutPlan>;

/** What a guard found: `waits` where there is too little to say anything yet, `missing` where nothing was reported. */
export interface GuardVerdict {
  readonly guard: Guard;
  readonly outcome: 'holds' | 'fails' | 'missing' | 'waits';
  /** A sentence with the figures. */
  readonly detail: string;
}

/** One version being tried on visitors, step by step, against the one that was current when it began. */
export interface Rollout {
  readonly id: string;
  /** The version that is tried, and the epoch that holds its relationships. */
  readonly model: string;
  readonly epoch: string;
  /** The epoch it is compared with. */
  readonly baseline: string;
  readonly plan: RolloutPlan;
  /** Index into the plan's steps. */
  readonly step: number;
  readonly state: 'running' | 'promoted' | 'rolled-back';
  readonly startedAt: string;
  /** When this step began. */
  readonly stepAt: string;
  readonly by: string;
  readonly why: string;
  readonly endedAt: string | null;
  /** Why it ended. */
  readonly reason: string | null;
  /** What the guards found when it last moved. */
  readonly verdicts: readonly GuardVerdict[];
}

/** Who decides: the version that is tried, or the current one beside it. */
export type Arm = 'canary' | 'current';

/** What was counted of one arm. */
export interface ArmFigures {
  readonly requests: number;
  readonly errors: number;
  readonly empty: number;
  /** Milliseconds until the answer: how often each step of a logarithmic scale, 8 steps to a doubling. */
  readonly latency: ReadonlyMap<number, number>;
  /** Decisions of which at least one offer was clicked, or bought. */
  readonly clicks: number;
  readonly conversions: number;
  /** Purchases that the propensities of the offers promised. */
  readonly promised: number;
  /** Visitors whose first list was looked at, and in how many of those lists each product stood: in the first place, or anywhere. */
  readonly visitors: number;
  readonly first: ReadonlyMap<string, number>;
  readonly listed: ReadonlyMap<string, number>;
}
