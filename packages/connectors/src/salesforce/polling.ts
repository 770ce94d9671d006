import { deletionsOf } from '../source/deletions.js';
import { type HttpCall, type HttpReply, pathOf, pathWith } from '../source/http-call.js';
import { isFault, listUnder, replyObject } from '../source/list-page.js';
import { mapRecords } from '../source/map-records.js';
import type { Page, PageFault, PollHalf } from '../source/source-connector.js';
import { outcome } from '../source/source-outcome.js';
import { KINDS } from './kinds.js';
import { parseCsv } from './parse-csv.js';

export const API = 'v61.0';
const BULK_WAIT_MS = 5_000;
/** Half an hour of waiting for a job. */
const BULK_ASKS = 360;

const ENVELOPE = ['Id', 'SystemModstamp', 'IsDeleted'];

function soql(kind: string, where: readonly string[], order: string): string {
  const known = KINDS[kind];
  const fields = [...ENVELOPE, ...(known?.fields ?? [])].join(', ');
  const conditions = [...(known?.where === undefined ? [] : [known.where]), ...where];
  return `SELECT ${fields} FROM ${known?.object}${conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`}${order}`;
}

/** `queryAll` shows what is in the recycle bin too, which is how deletions are told. */
const query = (verb: 'query' | 'queryAll', text: string): HttpCall => ({
  method: 'GET',
  path: pathWith(`/services/data/${API}/${verb}`, { q: text }),
  state: { step: 'query' },
});

const bulkJob = (kind: string): HttpCall => ({
  method: 'POST',
  path: `/services/data/${API}/jobs/query`,
  body: JSON.stringify({
    operation: 'queryAll',
    query: soql(kind, [], ''),
    contentType: 'CSV',
    lineEnding: 'LF',
  }),
  state: { step: 'job', asked: 0 },
});

/** A backfill is a bulk job where its records are flat, else a query; what follows goes by `SystemModstamp`. */
export const polling: PollHalf = {
  kinds: Object.keys(KINDS),
  overlapSeconds: 300,
  maxIds: 200,
  changes(kind, since) {
    if (since === null)
      return KINDS[kind]?.bulk === true ? bulkJob(kind) : query('queryAll', soql(kind, [], ' ORDER BY Id'));
    return query('queryAll', soql(kind, [`SystemModstamp >= ${since}`], ' ORDER BY SystemModstamp, Id'));
  },
  listing: (kind) =>
    KINDS[kind]?.entity === null ? null : query('query', `SELECT Id FROM ${KINDS[kind]?.object} ORDER BY Id`),
  records: (kind, ids) => {
    const named = ids.filter((id) => /^[A-Za-z0-9]{15,18}$/.test(id)).map((id) => `'${id}'`);
    // Where nothing else tells that a record is gone, it is read from the bin.
    const verb = KINDS[kind]?.entity === null ? 'queryAll' : 'query';
    return query(verb, soql(kind, [`Id IN (${named.length === 0 ? "''" : named.join(', ')})`], ''));
  },
  readPage(reply, call) {
    switch (call.state?.['step']) {
      case 'job':
      case 'wait':
        return jobPage(reply, call);
      case 'results':
        return resultsPage(reply, call);
      default:
        return queryPage(reply, call);
    }
  },
  idOf(record) {
    const id = typeof record === 'object' && record !== null && 'Id' in record ? record.Id : undefined;
    return typeof id === 'string' ? id : undefined;
  },
  toEvents: (kind, records, context) => mapRecords(KINDS[kind]?.mapping, { kind, records }, context),
  toDeletions(kind, ids, context) {
    const entity = KINDS[kind]?.entity ?? null;
    if (entity === null)
      return outcome({ skipped: [{ reason: `no event for ${kind} that are gone`, count: ids.length }] });
    return deletionsOf(entity, ids, context);
  },
};

function queryPage(reply: HttpReply, { state }: HttpCall): Page | PageFault {
  const object = replyObject(reply);
  const records = listUnder(object, 'records');
  if (isFault(records)) return records;
  const { done, nextRecordsUrl: locator } = object as { done?: unknown; nextRecordsUrl?: unknown };
  if (done === true) return { records, next: null };
  const path = typeof locator === 'string' ? pathOf(locator) : undefined;
  if (path === undefined) return { fault: 'is not done and names no next page' };
  return { records, next: { method: 'GET', path, ...(state !== undefined && { state }) } };
}

function jobPage(reply: HttpReply, { state }: HttpCall): Page | PageFault {
  const object = replyObject(reply);
  if (isFault(object)) return object;
  const { id, state: job } = object;
  if (typeof id !== 'string' || !/^[A-Za-z0-9]{15,18}$/.test(id)) return { fault: 'names no job' };
  const path = `/services/data/${API}/jobs/query/${id}`;
  if (job === 'JobComplete')
    return { records: [], next: { method: 'GET', path: `${path}/results`, state: { step: 'results' } } };
  if (job === 'Failed' || job === 'Aborted') return { fault: `the job is ${job}` };
  const asked = Number(state?.['asked']) + 1;
  if (asked > BULK_ASKS) return { fault: 'the job does not end' };
  return { records: [], next: { method: 'GET', path, waitMs: BULK_WAIT_MS, state: { step: 'wait', asked } } };
}

function resultsPage(reply: HttpReply, call: HttpCall): Page | PageFault {
  const type = reply.headers['content-type'] ?? '';
  if (!/^text\/csv\b/i.test(type))
    return { fault: `expected CSV, got ${type.slice(0, 60) || 'no content type'}` };
  const records = parseCsv(reply.body.toString('utf8').replace(/^\uFEFF/, ''));
  if (records === undefined) return { fault: 'is no whole CSV' };
  const expected = reply.headers['sforce-numberofrecords'];
  if (expected !== undefined && Number(expected) !== records.length)
    return { fault: `has ${records.length} rows of ${expected}` };
  const locator = reply.headers['sforce-locator'];
  if (locator === undefined || locator === 'null') return { records, next: null };
  const [path = ''] = call.path.split('?');
  return { records, next: { ...call, path: pathWith(path, { locator }) } };
}
