import { z } from 'zod';
import { deletionsOf, type Entity } from '../source/deletions.js';
import { foreignId } from '../source/foreign-fields.js';
import { type HttpCall, type HttpReply, pathWith } from '../source/http-call.js';
import { plainId } from '../source/list-page.js';
import { mapRecords } from '../source/map-records.js';
import { replyJson } from '../source/read-json.js';
import type { Page, PageFault, PollHalf } from '../source/source-connector.js';
import { LATEST } from './contract.js';
import { MAPPINGS } from './mappings.js';

const PER_PAGE = 100;
const ENTITY: Readonly<Record<string, Entity>> = {
  products: 'product',
  customers: 'customer',
  orders: 'order',
};

/** Every status but the bin: what is unpublished has changed too; what is in the bin is deleted. */
const statusOf = (kind: string) => (kind === 'customers' ? undefined : 'any');
const rolesOf = (kind: string) => (kind === 'customers' ? 'all' : undefined);

/**
 * By time of change, from `after` on. Pages are numbered, and what changes or goes while they are read would shift them;
 * so each page starts again from the last time seen, and only within one second are pages counted on.
 */
function changedAfter(kind: string, after: string, page: number): HttpCall {
  const query = {
    per_page: PER_PAGE,
    page,
    orderby: 'modified',
    order: 'asc',
    modified_after: after,
    dates_are_gmt: 'true',
    status: statusOf(kind),
  };
  return { method: 'GET', path: pathWith(`/wp-json/${LATEST}/${kind}`, query), state: { kind, after, page } };
}

/**
 * By id, all of them: customers cannot be asked for by time of change. Each page repeats the last row of the one before;
 * if it is not there, rows before it have gone, and the walk steps back.
 */
function fromOffset(kind: string, offset: number, last: string | null): HttpCall {
  const query = {
    per_page: PER_PAGE,
    offset,
    orderby: 'id',
    order: 'asc',
    status: statusOf(kind),
    role: rolesOf(kind),
  };
  return {
    method: 'GET',
    path: pathWith(`/wp-json/${LATEST}/${kind}`, query),
    state: { kind, offset, last },
  };
}

export const polling: PollHalf = {
  kinds: Object.keys(ENTITY),
  overlapSeconds: 120,
  maxIds: PER_PAGE,
  changes: (kind, since) =>
    kind === 'customers' ? fromOffset(kind, 0, null) : changedAfter(kind, since ?? '1970-01-01T00:00:00Z', 1),
  listing: (kind) => fromOffset(kind, 0, null),
  records: (kind, ids) => ({
    method: 'GET',
    path: pathWith(`/wp-json/${LATEST}/${kind}`, {
      per_page: PER_PAGE,
      include: ids.join(','),
      status: statusOf(kind),
      role: rolesOf(kind),
    }),
  }),
  readPage(reply, call) {
    const json = replyJson(reply);
    if (!json.ok) return { fault: json.refusal };
    if (!Array.isArray(json.value)) return { fault: 'is no list' };
    const records: readonly unknown[] = json.value;
    if (call.state === undefined) return { records, next: null };
    return 'offset' in call.state
      ? afterOffset(reply, call.state, records)
      : afterTime(reply, call.state, records);
  },
  idOf: plainId,
  toEvents: (kind, records, context) => mapRecords(MAPPINGS[kind], { kind, records }, context),
  toDeletions: (kind, ids, context) => deletionsOf(ENTITY[kind] ?? 'product', ids, context),
  subscriptions: {
    listing: { method: 'GET', path: pathWith(`/wp-json/${LATEST}/webhooks`, { per_page: PER_PAGE }) },
    stopped(record) {
      const parsed = Webhook.safeParse(record);
      return parsed.success && parsed.data.status !== 'active' ? parsed.data : undefined;
    },
  },
};

/** `paused` by somebody, or `disabled` by the shop itself after five failures. */
const Webhook = z.object({ id: foreignId, topic: z.string(), status: z.string() });

type State = NonNullable<HttpCall['state']>;

function afterTime(reply: HttpReply, state: State, records: readonly unknown[]): Page | PageFault {
  const pages = countOf(reply, 'x-wp-totalpages');
  if (pages === undefined) return { fault: 'has no X-WP-TotalPages' };
  const [kind, after, page] = [String(state['kind']), String(state['after']), Number(state['page'])];
  if (page >= pages) return { records, next: null };
  const from = secondBefore(modifiedOf(records.at(-1)));
  const next =
    from !== undefined && from > after ? changedAfter(kind, from, 1) : changedAfter(kind, after, page + 1);
  return { records, next };
}

function afterOffset(reply: HttpReply, state: State, records: readonly unknown[]): Page | PageFault {
  const total = countOf(reply, 'x-wp-total');
  if (total === undefined) return { fault: 'has no X-WP-Total' };
  const { kind, last } = state;
  const offset = Number(state['offset']);
  if (last !== null && plainId(records[0]) !== last)
    return { records, next: fromOffset(String(kind), Math.max(0, offset - PER_PAGE), null) };
  if (offset + PER_PAGE >= total) return { records, next: null };
  // Rows we may not see are left out of a page, though counted: then there is none to compare with.
  const repeated = records.length === PER_PAGE ? (plainId(records.at(-1)) ?? null) : null;
  return { records, next: fromOffset(String(kind), offset + PER_PAGE - 1, repeated) };
}

function countOf({ headers }: HttpReply, name: string): number | undefined {
  const text = headers[name];
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

function modifiedOf(record: unknown): string | undefined {
  if (typeof record !== 'object' || record === null || !('date_modified_gmt' in record)) return undefined;
  return typeof record.date_modified_gmt === 'string' ? record.date_modified_gmt : undefined;
}

/** A second earlier, for `modified_after` leaves out the second it names. */
function secondBefore(gmt: string | undefined): string | undefined {
  const at = Date.parse(`${gmt ?? ''}Z`);
  return Number.isNaN(at) ? undefined : `${new Date(at - 1000).toISOString().slice(0, 19)}Z`;
}
