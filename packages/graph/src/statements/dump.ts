import { z } from 'zod';
import { statement } from '../statement.js';
import { none, rows } from './shapes.js';

/** Values within are the driver's own: see `dump/typed-values.ts`. */
const values = z.record(z.string(), z.unknown());

export const dumpNodes = statement('dump/read-nodes', 'READ', { params: z.object({}), row: none });
export const dumpRelationships = statement('dump/read-relationships', 'READ', {
  params: z.object({}),
  row: none,
});
export const createNodes = statement('dump/create-nodes', 'WRITE', {
  params: rows({ id: z.number(), labels: z.array(z.string()), properties: values }),
  row: z.object({ id: z.number(), element: z.string() }),
});
export const createRelationships = statement('dump/create-relationships', 'WRITE', {
  params: rows({ from: z.string(), to: z.string(), type: z.string(), properties: values }),
  row: z.object({ created: z.number() }),
});
export const clearGraph = statement('dump/clear', 'WRITE', {
  params: z.object({}),
  row: z.object({ deleted: z.number() }),
});
export const goldenCustomers = statement('dump/golden-customers', 'READ', {
  params: z.object({ limit: z.int() }),
  row: z.object({ customer: z.string(), pseudonym: z.string() }),
});
