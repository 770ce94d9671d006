import { z } from 'zod';
import { statement } from '../statement.js';
import { epochRow, nullableText } from './shapes.js';

const id = z.object({ id: z.string() });

export const startRollout = statement('models/start-rollout', 'WRITE', {
  params: z.object({
    id: z.string(),
    model: z.string(),
    epoch: z.string(),
    baseline: z.string(),
    plan: z.string(),
    by: z.string(),
    why: z.string(),
    at: z.string(),
  }),
  row: id,
});
export const stepRollout = statement('models/step-rollout', 'WRITE', {
  params: z.object({ id: z.string(), from: z.int(), at: z.string(), verdicts: z.string() }),
  row: id,
});
export const endRollout = statement('models/end-rollout', 'WRITE', {
  params: z.object({
    id: z.string(),
    state: z.enum(['promoted', 'rolled-back']),
    at: z.string(),
    reason: z.string(),
    verdicts: z.string(),
  }),
  row: id,
});
export const listRolloutRows = statement('models/list-rollouts', 'READ', {
  params: z.object({ state: nullableText, limit: z.int() }),
  row: z.object({
    id: z.string(),
    model: z.string(),
    epoch: z.string(),
    baseline: z.string(),
    plan: z.string(),
    step: z.int(),
    state: z.enum(['running', 'promoted', 'rolled-back']),
    startedAt: z.string(),
    stepAt: z.string(),
    by: z.string(),
    why: z.string(),
    endedAt: nullableText,
    reason: nullableText,
    verdicts: z.string(),
  }),
});
export const loadTriedRows = statement('models/load-tried', 'READ', {
  params: z.object({}),
  row: epochRow.extend({
    alias: z.enum(['canary', 'shadow']),
    model: z.string(),
    rollout: nullableText,
    plan: nullableText,
    step: z.int().nullable(),
    stepAt: nullableText,
    baseline: nullableText,
  }),
});
