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
export const listAudit = statement('audit/list-audit', 'READ', {
  params: z.object({ what: z.string(), who: nullableText, before: nullableText, limit: z.int() }),
  row: entry,
});
