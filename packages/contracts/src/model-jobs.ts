import { z } from 'zod';

/** What may be made of a version once it has been learned. */
export const LEARN_AS = Object.freeze(['current', 'canary', 'shadow'] as const);

/** A look at the rollout that runs; a look at whether it is time to learn; the features that models are given; a learning run. */
export const ModelJob = z.discriminatedUnion('task', [
  z.object({ task: z.literal('watch') }),
  z.object({ task: z.literal('consider') }),
  z.object({ task: z.literal('features') }),
  z.object({
    task: z.literal('learn'),
    as: z.enum([...LEARN_AS]),
    by: z.string().min(1).max(200),
    why: z.string().min(1).max(2_000),
  }),
]);
export type ModelJob = z.infer<typeof ModelJob>;
export type LearnJob = Extract<ModelJob, { task: 'learn' }>;
