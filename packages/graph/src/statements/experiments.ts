import { EXPERIMENT_STATUSES } from '@wherefore/contracts';
import { z } from 'zod';
import { statement } from '../statement.js';
import { nullableNumber, nullableText } from './shapes.js';

const at = z.string();
const holdouts = z.object({ holdouts: z.string() });
const state = {
  version: z.int(),
  status: z.enum([...EXPERIMENT_STATUSES]),
  /** JSON. */
  design: z.string(),
  rangeFrom: nullableNumber,
  rangeTo: nullableNumber,
  ramp: z.number(),
  createdAt: z.string(),
  startedAt: nullableText,
  stoppedAt: nullableText,
  /** JSON; null until it is decided. */
  decision: nullableText,
  by: z.string(),
  why: z.string(),
};

export const lockTraffic = statement('experiments/lock-traffic', 'WRITE', {
  params: z.object({ at }),
  row: holdouts,
});
export const writeHoldouts = statement('experiments/write-holdouts', 'WRITE', {
  params: holdouts.extend({ at }),
  row: holdouts,
});
export const loadHoldouts = statement('experiments/load-holdouts', 'READ', {
  params: z.object({}),
  row: holdouts,
});
export const writeExperiment = statement('experiments/write-experiment', 'WRITE', {
  params: z.object({ id: z.string(), at, ...state }),
  row: z.object({ version: z.int() }),
});
export const listExperimentRows = statement('experiments/list-experiments', 'READ', {
  params: z.object({
    id: nullableText,
    status: z.enum([...EXPERIMENT_STATUSES]).nullable(),
    limit: z.int(),
  }),
  row: z.object(state),
});
