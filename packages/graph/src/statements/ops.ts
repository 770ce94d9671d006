import { z } from 'zod';
import { statement } from '../statement.js';

export const ping = statement('ops/ping', 'READ', {
  params: z.object({}),
  row: z.object({ one: z.number() }),
});
export const countGraph = statement('ops/count-graph', 'READ', {
  params: z.object({}),
  row: z.object({ label: z.string(), count: z.number() }),
});
export const countRelationships = statement('ops/count-relationships', 'READ', {
  params: z.object({}),
  row: z.object({ type: z.string(), count: z.number() }),
});
