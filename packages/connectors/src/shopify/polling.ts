import { deletionsOf, type Entity } from '../source/deletions.js';
import { type HttpCall, pathOf, pathWith } from '../source/http-call.js';
import { isFault, listUnder, nextLink, plainId, replyObject } from '../source/list-page.js';
import { mapRecords } from '../source/map-records.js';
import type { PollHalf } from '../source/source-connector.js';
import { LATEST } from './contract.js';
import { MAPPINGS } from './mappings.js';

const PAGE = 250;
const ENTITY: Readonly<Record<string, Entity>> = {
  products: 'product',
  customers: 'customer',
  orders: 'order',
};

const call = (kind: string, query: Readonly<Record<string, string | number | undefined>>): HttpCall => ({
  method: 'GET',
  path: pathWith(`/admin/api/${LATEST}/${kind}.json`, {
    limit: PAGE,
    // Without it orders that are closed or cancelled are left out.
    status: kind === 'orders' ? 'any' : undefined,
    ...query,
  }),
  state: { kind },
});

/** Pages are linked by cursors, so nothing shifts while they are read. */
export const polling: PollHalf = {
  kinds: Object.keys(ENTITY),
  overlapSeconds: 120,
  maxIds: PAGE,
  changes: (kind, since) => call(kind, { updated_at_min: since ?? undefined }),
  // Most apps may read sixty days of orders only: those that are older are not gone.
  listing: (kind) => (kind === 'orders' ? null : call(kind, { fields: 'id' })),
  records: (kind, ids) => call(kind, { ids: ids.join(',') }),
  readPage(reply, { state }) {
    const kind = String(state?.['kind']);
    const records = listUnder(replyObject(reply), kind);
    if (isFault(records)) return records;
    const next = nextLink(reply.headers['link']);
    const path = next === undefined ? undefined : pathOf(next);
    return { records, next: path === undefined ? null : { method: 'GET', path, state: { kind } } };
  },
  idOf: plainId,
  toEvents: (kind, records, context) => mapRecords(MAPPINGS[kind], { kind, records }, context),
  toDeletions: (kind, ids, context) => deletionsOf(ENTITY[kind] ?? 'product', ids, context),
};
