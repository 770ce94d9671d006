import { z } from 'zod';
import { statement } from '../statement.js';
import { configVersion, nullableText } from './shapes.js';

const id = z.string();
const version = z.object({ version: z.int() });

export const lockFeedContract = statement('feeds/lock-contract', 'WRITE', {
  params: z.object({ id, at: z.string() }),
  row: version.extend({ config: nullableText }),
});
export const writeFeedContract = statement('feeds/publish-contract', 'WRITE', {
  params: z.object({ id, config: z.string(), owner: z.string(), reason: z.string(), at: z.string() }),
  row: version,
});
export const listPublishedContracts = statement('feeds/list-contracts', 'READ', {
  params: z.object({}),
  row: configVersion.extend({ id }),
});
export const listContractVersions = statement('feeds/list-contract-versions', 'READ', {
  params: z.object({ id, limit: z.int() }),
  row: configVersion,
});

const known = { params: z.object({ ids: z.array(id) }), row: z.object({ id }) };
export const knownProducts = statement('feeds/known-products', 'READ', known);
export const knownCategories = statement('feeds/known-categories', 'READ', known);
export const knownCustomers = statement('feeds/known-customers', 'READ', known);

export const holdBatch = statement('feeds/hold-batch', 'WRITE', {
  params: z.object({
    id,
    source: z.string(),
    reason: z.string(),
    records: z.int(),
    sealed: z.string(),
    attempt: z.string(),
    at: z.string(),
  }),
  row: z.object({ created: z.boolean() }),
});
const heldBatch = z.object({
  id,
  source: z.string(),
  reason: z.string(),
  records: z.number(),
  at: z.string(),
  state: z.string(),
  settledBy: nullableText,
  why: nullableText,
  settledAt: nullableText,
});
export const listHeldBatches = statement('feeds/list-held-batches', 'READ', {
  params: z.object({ state: nullableText, limit: z.int() }),
  row: heldBatch,
});
export const countHeldBatches = statement('feeds/count-held-batches', 'READ', {
  params: z.object({ prefix: z.string() }),
  row: z.object({ batches: z.number() }),
});
export const readHeldBatch = statement('feeds/read-held-batch', 'READ', {
  params: z.object({ id }),
  row: heldBatch.extend({ sealed: nullableText }),
});
export const claimHeldBatch = statement('feeds/claim-held-batch', 'WRITE', {
  params: z.object({
    id,
    state: z.enum(['releasing', 'rejected']),
    who: z.string(),
    why: z.string(),
    at: z.string(),
  }),
  row: z.object({ before: z.string(), free: z.boolean(), sealed: nullableText }),
});
export const endRelease = statement('feeds/end-release', 'WRITE', {
  params: z.object({ id }),
  row: z.object({ id }),
});
