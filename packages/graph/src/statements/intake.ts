import { z } from 'zod';
import { statement } from '../statement.js';
import { none, nullableNumber, nullableText, rows } from './shapes.js';

const attempt = { attempt: z.string(), at: z.string() };

export const claimInbox = statement('events/claim-inbox', 'WRITE', {
  params: z.object({
    rows: z.array(z.object({ key: z.string(), batch: z.string(), group: z.string().nullable() })),
    attempt: z.string(),
    /** Since 1970. */
    day: z.int(),
  }),
  row: z.object({ key: z.string(), batch: z.string(), group: z.string().nullable() }),
});
export const recordGroup = statement('events/record-group', 'WRITE', {
  params: z.object({ key: z.string(), batches: z.array(z.string()), at: z.string() }),
  row: none,
});
export const readGroup = statement('ops/read-group', 'READ', {
  params: z.object({ key: z.string() }),
  row: z.object({ batches: z.array(z.string()), at: z.string() }),
});
export const readInbox = statement('ops/read-inbox', 'READ', {
  params: z.object({ keys: z.array(z.string()) }),
  row: z.object({ key: z.string(), batch: z.string(), refused: z.array(z.number()).nullable() }),
});
export const claimChunk = statement('events/claim-chunk', 'WRITE', {
  params: z.object({
    key: z.string(),
    batch: z.string(),
    ...attempt,
    import: z.string(),
    chunk: z.int(),
    records: z.int(),
    quarantined: z.int(),
    /** Places of events that did not take effect; null where the chunk took none. */
    refused: z.array(z.int()).nullable(),
  }),
  row: z.object({ created: z.boolean() }),
});
export const quarantineRecords = statement('events/quarantine-records', 'WRITE', {
  params: rows({
    id: z.string(),
    source: z.string(),
    position: z.string(),
    reason: z.string(),
    original: z.string(),
    encoding: z.string(),
    bytes: z.int(),
    sha256: z.string(),
    cut: z.boolean(),
    isReplay: z.boolean(),
    at: z.string(),
  }),
  row: none,
});
const filter = { source: nullableText, reason: nullableText, position: nullableText };
const quarantined = z.object({
  id: z.string(),
  source: z.string(),
  position: z.string(),
  reason: z.string(),
  count: z.number(),
  firstSeen: z.string(),
  lastSeen: z.string(),
  state: z.string(),
  original: z.string(),
  encoding: nullableText,
  bytes: nullableNumber,
  sha256: nullableText,
  cut: z.boolean().nullable(),
  history: z.array(z.string()),
});
export const listQuarantine = statement('ops/list-quarantine', 'READ', {
  params: z.object({ state: nullableText, ...filter, skip: z.int(), limit: z.int() }),
  row: quarantined,
});
export const readQuarantine = statement('ops/read-quarantine', 'READ', {
  params: z.object({ ids: z.array(z.string()) }),
  row: quarantined,
});
export const findQuarantine = statement('ops/find-quarantine', 'READ', {
  params: z.object({ ...filter, after: z.string(), limit: z.int() }),
  row: z.object({ id: z.string() }),
});
export const claimQuarantine = statement('ops/claim-quarantine', 'WRITE', {
  params: z.object({ ids: z.array(z.string()), claim: z.string(), at: z.string(), stale: z.string() }),
  row: z.object({
    id: z.string(),
    source: z.string(),
    position: z.string(),
    before: z.string(),
    free: z.boolean(),
    original: z.string(),
    encoding: nullableText,
    cut: z.boolean().nullable(),
  }),
});
export const settleQuarantine = statement('ops/settle-quarantine', 'WRITE', {
  params: rows({
    id: z.string(),
    state: z.enum(['replayed', 'discarded', 'held']),
    note: z.string(),
  }).extend({ claim: z.string(), at: z.string() }),
  row: z.object({ settled: z.number() }),
});
export const summariseQuarantine = statement('ops/summarise-quarantine', 'READ', {
  params: z.object({}),
  row: z.object({ source: z.string(), reason: z.string(), records: z.number() }),
});
export const importProgress = statement('ops/import-progress', 'READ', {
  params: z.object({ import: z.string() }),
  row: z.object({ chunk: z.number(), records: z.number(), quarantined: z.number() }),
});
