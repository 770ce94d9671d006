import { z } from 'zod';
import { RULE_SET_STATES } from '@wherefore/contracts';
import { statement } from '../statement.js';
import { nullableText } from './shapes.js';

const version = z.object({ version: z.int() });
const versionRow = version.extend({
  state: z.enum([...RULE_SET_STATES]),
  /** JSON text. */
  rules: z.string(),
  author: z.string(),
  reason: z.string(),
  at: z.string(),
  basedOn: z.int(),
  approvedBy: nullableText,
  publishedBy: nullableText,
  publishedAt: nullableText,
});

export const lockRulesPointer = statement('rules/lock-pointer', 'WRITE', {
  params: z.object({ at: z.string() }),
  row: version,
});
export const createRuleSet = statement('rules/create-version', 'WRITE', {
  params: z.object({
    rules: z.string(),
    author: z.string(),
    reason: z.string(),
    at: z.string(),
    basedOn: z.int(),
  }),
  row: version,
});
export const loadRuleSetVersion = statement('rules/load-version', 'READ', {
  params: version,
  row: versionRow,
});
export const listRuleSetVersions = statement('rules/list-versions', 'READ', {
  params: z.object({ before: z.int(), limit: z.int() }),
  row: versionRow,
});
export const loadPublishedRuleSet = statement('rules/load-published', 'READ', {
  params: z.object({}),
  row: version.extend({ rules: z.string() }),
});
export const setRuleSetState = statement('rules/set-state', 'WRITE', {
  params: version.extend({ state: z.enum([...RULE_SET_STATES]), approvedBy: nullableText }),
  row: version,
});
export const retirePublishedRules = statement('rules/retire-published', 'WRITE', {
  params: z.object({}),
  row: version,
});
export const publishRuleSet = statement('rules/publish-version', 'WRITE', {
  params: version.extend({ by: z.string(), at: z.string() }),
  row: version,
});
const names = z.array(z.string());
export const knownNames = statement('rules/known-names', 'READ', {
  params: z.object({ products: names, categories: names, segments: names, brands: names }),
  row: z.object({ kind: z.enum(['products', 'categories', 'segments', 'brands']), name: z.string() }),
});
