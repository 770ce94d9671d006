import { z } from 'zod';
import { FEATURES } from './features.js';

const NAMES: readonly string[] = FEATURES.map(({ name }) => name);

const FeatureName = z.string().refine((name) => NAMES.includes(name), {
  error: ({ input }) => `there is no feature ${String(input)}; there are ${NAMES.join(', ')}`,
});

/** A feature that a model is given, and what it is given where there is no value that may be used; without that, it is not asked. */
const TermInput = z.preprocess(
  (value) => (typeof value === 'string' ? { feature: value } : value),
  z.strictObject({ feature: FeatureName, missing: z.number().optional() }),
);

/**
 * What a model of somebody's own is given of each candidate, and what becomes of its answer: `coefficient` times what it says, which is held
 * within `bounds`, is added to the score, in log-odds. The model has one input, float32 [rows, features].
 */
export const TermContract = z
  .strictObject({
    /** Names the term wherever a score is explained. */
    name: z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,39}$/, 'a name is made of a-z, 0-9 and -, and begins with a letter'),
    inputs: z.array(TermInput).min(1).max(50),
    /** The model's output: a number for each row. */
    output: z.string().min(1).max(200),
    coefficient: z.number(),
    bounds: z.tuple([z.number(), z.number()]),
    /** Longest that offers wait for it, milliseconds. */
    withinMs: z.int().min(1).max(500).default(50),
  })
  .refine(({ bounds: [least, most] }) => least < most, { error: 'bounds must rise', path: ['bounds'] });
export type TermContract = z.output<typeof TermContract>;

/** A model that adds to scores. */
export interface RegisteredTerm {
  /** t-<first 12 characters of a hash of its file and its contract>. */
  readonly version: string;
  /** SHA-256 of its file. */
  readonly hash: string;
  readonly contract: TermContract;
  /** Who registered it, why, when. */
  readonly by: string;
  readonly why: string;
  readonly at: string;
}

/** What a model added to one score: `value = coefficient x strength`, in log-odds. */
export interface AddedTerm {
  readonly name: string;
  readonly version: string;
  readonly coefficient: number;
  /** What the model said, within its bounds. */
  readonly strength: number;
  readonly value: number;
}

/** A feature that was not used because it was too old, or never published. */
export interface StaleFeature {
  readonly feature: string;
  /** The instant that it was computed as of, ISO 8601; null where it was never published. */
  readonly at: string | null;
}

/** What became of a model in one decision. */
export interface TermUse {
  readonly name: string;
  readonly version: string;
  readonly coefficient: number;
  /** Why it added nothing, in a sentence; null where it was asked. */
  readonly leftOut: string | null;
  readonly stale: readonly StaleFeature[];
  /** What it said of the candidates that were looked at. */
  readonly strengths: readonly (readonly [product: string, strength: number])[];
}
