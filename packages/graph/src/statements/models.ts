import { z } from 'zod';
import { statement } from '../statement.js';
import { nullableText } from './shapes.js';

export const registerModel = statement('models/register-model', 'WRITE', {
  params: z.object({
    epoch: z.string(),
    id: z.string(),
    hash: z.string(),
    at: z.string(),
    by: z.string(),
    code: z.string(),
    snapshot: z.string(),
    until: z.string(),
    parameters: z.string(),
    metrics: z.string(),
    edges: z.int(),
  }),
  row: z.object({ id: z.string() }),
});
export const listModelRows = statement('models/list-models', 'READ', {
  params: z.object({ limit: z.int() }),
  row: z.object({
    id: z.string(),
    hash: z.string(),
    at: z.string(),
    by: z.string(),
    code: z.string(),
    snapshot: z.string(),
    until: z.string(),
    parameters: z.string(),
    metrics: z.string(),
    edges: z.number(),
    epoch: z.object({ id: z.string(), status: z.string(), publishedAt: nullableText }).nullable(),
  }),
});
export const lockEpochs = statement('models/lock-epochs', 'WRITE', {
  params: z.object({}),
  row: z.object({ id: z.string(), status: z.string() }),
});
export const rollBackEpoch = statement('models/roll-back', 'WRITE', {
  params: z.object({ from: z.string(), to: z.string(), at: z.string() }),
  row: z.object({ id: z.string() }),
});
