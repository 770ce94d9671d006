import { z } from 'zod';
import { statement } from '../statement.js';

const id = z.string();
const query = z.object({
  id,
  title: z.string(),
  about: z.string(),
  statement: z.string(),
  /** JSON of an object. */
  parameters: z.string(),
  owner: z.string(),
  shared: z.boolean(),
  at: z.string(),
});

export const listSavedQueries = statement('workbench/list-queries', 'READ', {
  params: z.object({ who: z.string(), limit: z.int() }),
  row: query,
});
export const loadSavedQuery = statement('workbench/load-query', 'WRITE', {
  params: z.object({ id }),
  row: query,
});
export const writeSavedQuery = statement('workbench/write-query', 'WRITE', { params: query, row: query });
export const deleteSavedQuery = statement('workbench/delete-query', 'WRITE', {
  params: z.object({ id }),
  row: z.object({}),
});
