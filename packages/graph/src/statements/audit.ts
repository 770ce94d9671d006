import { z } from 'zod';
import { statement } from '../statement.js';
import { nullableText } from './shapes.js';

const entry = z.object({
  id: z.string(),
  at: z.string(),
  who: z.string(),
  /** Kind of change, such as `rules.publish`. */
  what: z.string(),
  /** JSON text; null where there was, or is, nothing. */
  before: nullableText,
  after: nullableText,
  why: nullableText,
});

export const recordChange = statement('audit/record-change', 'WRITE', {
  params: entry,
  row: z.object({ id: z.string() }),
});
export const listChanges = statement('audit/list-changes', 'READ', {
  params: z.object({ what: z.string(), limit: z.int() }),
  row: entry,
});
export const findChanges = statement('audit/find-changes', 'READ', {
  params: z.object({
    since: z.string(),
    until: z.string(),
    /** The id that the page before ended with, at `until`; empty for none. */
    after: z.string(),
    what: nullableText,
    who: nullableText,
    text: nullableText,
    limit: z.int(),
  }),
  row: entry,
});
export const countKindsOfChange = statement('audit/count-kinds', 'READ', {
  params: z.object({}),
  row: z.object({ what: z.string(), changes: z.int() }),
});
export const readChange = statement('audit/read-change', 'READ', {
  params: z.object({ id: z.string() }),
  row: entry,
});
