import { deletionsOf } from '../source/deletions.js';
import { type HttpCall, pathWith } from '../source/http-call.js';
import { isFault, listUnder, plainId, replyObject } from '../source/list-page.js';
import { mapRecord } from '../source/map-record.js';
import type { PollHalf } from '../source/source-connector.js';
import { mergeOutcomes, rejectOne } from '../source/source-outcome.js';
import { KINDS } from './kinds.js';

const PAGE = 100;

/**
 * By time of change, from `since` on. Pages of a search are numbered and shift while they are read, and there are no more
 * than ten thousand records of them; so each page starts again at the last time seen, and only within one millisecond are
 * pages counted on.
 */
function searchCall(kind: string, since: string, after: string | null): HttpCall {
  const modified = KINDS[kind]?.modified ?? 'lastmodifieddate';
  const body = {
    filterGroups: [
      { filters: [{ propertyName: modified, operator: 'GTE', value: String(Date.parse(since)) }] },
    ],
    sorts: [{ propertyName: modified, direction: 'ASCENDING' }],
    properties: KINDS[kind]?.properties ?? [],
    limit: PAGE,
    ...(after !== null && { after }),
  };
  return {
    method: 'POST',
    path: `/crm/v3/objects/${kind}/search`,
    body: JSON.stringify(body),
    state: { kind, step: 'search', since, after },
  };
}

const listCall = (kind: string, step: 'archived' | 'list' | 'ids', after: string | null): HttpCall => ({
  method: 'GET',
  path: pathWith(`/crm/v3/objects/${kind}`, {
    limit: PAGE,
    archived: step === 'archived' ? 'true' : undefined,
    properties: step === 'list' ? KINDS[kind]?.properties.join(',') : undefined,
    after: after ?? undefined,
  }),
  state: { kind, step, after },
});

/** Changes are searched for by time; what was archived is listed after them, for a search does not show it. */
export const polling: PollHalf = {
  kinds: Object.keys(KINDS),
  // Searches show a change some seconds late.
  overlapSeconds: 300,
  maxIds: PAGE,
  changes: (kind, since) => (since === null ? listCall(kind, 'list', null) : searchCall(kind, since, null)),
  listing: (kind) => listCall(kind, 'ids', null),
  records: (kind, ids) => ({
    method: 'POST',
    path: `/crm/v3/objects/${kind}/batch/read`,
    body: JSON.stringify({ inputs: ids.map((id) => ({ id })), properties: KINDS[kind]?.properties ?? [] }),
  }),
  readPage(reply, call) {
    const object = replyObject(reply);
    const records = listUnder(object, 'results');
    if (isFault(records) || isFault(object)) return isFault(records) ? records : { fault: 'is no object' };
    if (call.state === undefined) return { records, next: null };
    const after = afterOf(object);
    return { records, next: nextCall(call, after, records) };
  },
  idOf: plainId,
  toEvents: (kind, records, context) =>
    mergeOutcomes(
      records.map((value, index) => {
        const record = { position: `${kind}:${index + 1}`, value };
        const known = KINDS[kind];
        if (known === undefined) return rejectOne(record, `unknown kind ${kind}`);
        return mapRecord(isArchived(value) ? known.archived : known.live, record, context);
      }),
    ),
  toDeletions: (kind, ids, context) => deletionsOf(KINDS[kind]?.entity ?? 'customer', ids, context),
};

function nextCall({ state }: HttpCall, after: string | null, records: readonly unknown[]): HttpCall | null {
  const kind = String(state?.['kind']);
  const step = String(state?.['step']);
  if (step === 'search') {
    if (after === null) return listCall(kind, 'archived', null);
    const since = String(state?.['since']);
    const last = modifiedOf(records.at(-1));
    return last !== undefined && Date.parse(last) > Date.parse(since)
      ? searchCall(kind, last, null)
      : searchCall(kind, since, after);
  }
  if (step !== 'list' && step !== 'archived' && step !== 'ids') return null;
  return after === null ? null : listCall(kind, step, after);
}

function afterOf(object: Readonly<Record<string, unknown>>): string | null {
  const { paging } = object as { paging?: { next?: { after?: unknown } } };
  const after = paging?.next?.after;
  return typeof after === 'string' || typeof after === 'number' ? String(after) : null;
}

const isArchived = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'archived' in value && value.archived === true;

function modifiedOf(record: unknown): string | undefined {
  if (typeof record !== 'object' || record === null || !('updatedAt' in record)) return undefined;
  return typeof record.updatedAt === 'string' ? record.updatedAt : undefined;
}
