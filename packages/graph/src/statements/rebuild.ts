import { z } from 'zod';
import { statement } from '../statement.js';
import { properties } from './shapes.js';

export const readState = statement('rebuild/read-state', 'READ', {
  params: z.object({
    label: z.string(),
    /** Last id of the page before; empty for the first. */
    after: z.string(),
    limit: z.int(),
    types: z.array(z.string()),
  }),
  row: z.object({
    id: z.string(),
    properties,
    connected: z.boolean(),
    links: z.array(z.object({ type: z.string(), to: z.string(), properties })),
  }),
});
