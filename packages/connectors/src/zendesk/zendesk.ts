import { createHash } from 'node:crypto';
import { accepted, refused } from '@wherefore/contracts';
import { z } from 'zod';
import { type Fact, given } from '../source/facts.js';
import { foreignId, foreignInstant, laterOf, optionalId, optionalText } from '../source/foreign-fields.js';
import { pathOf, pathWith } from '../source/http-call.js';
import { isFault, listUnder, plainId, replyObject } from '../source/list-page.js';
import { mapRecord, type RecordMapping } from '../source/map-record.js';
import { mapRecords } from '../source/map-records.js';
import { prefixed } from '../source/prefixed.js';
import { readDelivery } from '../source/read-delivery.js';
import { readJson } from '../source/read-json.js';
import { checkAge, FIVE_MINUTES } from '../source/replay-window.js';
import { checkHmac } from '../source/signature.js';
import type { PollHalf, SourceConnector, WebhookHalf } from '../source/source-connector.js';
import { faultOf, outcome, rejectOne, skipOne } from '../source/source-outcome.js';
import { headerOf } from '../source/webhook-request.js';

const STATUS: Readonly<Record<string, 'open' | 'pending' | 'solved' | 'closed' | undefined>> = {
  new: 'open',
  open: 'open',
  pending: 'pending',
  hold: 'pending',
  solved: 'solved',
  closed: 'closed',
  // There is no event for a ticket that is gone; nobody waits for an answer to it any more.
  deleted: 'closed',
};

/** Subject and description are the customer's own words and are not read. A tag `product_4711` names a product. */
const Ticket = z.object({
  id: foreignId,
  status: z.string('expected a status').toLowerCase(),
  requester_id: optionalId,
  type: optionalText(200),
  tags: z.array(z.string()).nullish(),
  updated_at: foreignInstant,
});
type Ticket = z.output<typeof Ticket>;

const PRODUCT_TAG = 'product_';

const tickets: RecordMapping<typeof Ticket> = {
  what: 'ticket',
  contract: Ticket,
  skip({ status, requester_id: requester }) {
    if (requester === undefined) return 'a ticket without a requester';
    return STATUS[status] === undefined ? `a ticket that is ${status.slice(0, 40)}` : undefined;
  },
  facts(ticket, context): Fact[] {
    const status = STATUS[ticket.status];
    if (ticket.requester_id === undefined || status === undefined) return [];
    const products = [...new Set(ticket.tags ?? [])]
      .filter((tag) => tag.startsWith(PRODUCT_TAG) && tag.length > PRODUCT_TAG.length)
      .map((tag) => tag.slice(PRODUCT_TAG.length))
      .sort();
    const payload = {
      ticket: prefixed(context, ticket.id),
      customer: prefixed(context, ticket.requester_id),
      status,
      ...given({ topic: ticket.type, products: products.length === 0 ? undefined : products.slice(0, 200) }),
    };
    return [{ type: 'ticket.changed', occurredAt: ticket.updated_at, payload }];
  },
};

const Notice = z.object({
  type: z.string(),
  time: foreignInstant,
  zendesk_event_version: z.string().nullish(),
  detail: z.record(z.string(), z.unknown()),
});
const OLDEST = '2022-06-20';
const GONE = /\.(soft_deleted|permanently_deleted|marked_as_spam)$/;

const webhook: WebhookHalf = {
  verify(request, { secrets, now }) {
    const timestamp = headerOf(request, 'x-zendesk-webhook-signature-timestamp');
    if (timestamp === null) return refused('repeated-header');
    const signed = [timestamp ?? '', request.body];
    const check = checkHmac(request, { header: 'x-zendesk-webhook-signature', signed, secrets });
    if (timestamp === undefined && (check.ok || check.refusal === 'bad-signature'))
      return refused('missing-timestamp');
    if (!check.ok) return check;
    const at = z.iso.datetime({ offset: true }).safeParse(timestamp).success
      ? Date.parse(timestamp ?? '')
      : NaN;
    const age = checkAge(at, now, FIVE_MINUTES);
    if (!age.ok) return age;
    return accepted({
      kind: 'delivery',
      key: keyOf(request.body),
      topic: 'ticket',
      version: null,
      sentAt: new Date(at).toISOString(),
      body: request.body,
    });
  },

  toEvents({ body }, context) {
    const read = readDelivery(body);
    if (!read.ok) return read.refusal;
    const record = read.value;
    const notice = Notice.safeParse(record.value);
    if (!notice.success) return rejectOne(record, `not an event: ${faultOf(notice.error)}`);
    const { type, time, detail } = notice.data;
    if (!type.startsWith('zen:event-type:ticket.')) return skipOne(`no use for ${type.slice(0, 60)}`);
    const version = notice.data.zendesk_event_version ?? OLDEST;
    if (/^\d{4}-\d{2}-\d{2}$/.test(version) && version < OLDEST)
      return rejectOne(record, `event version ${version} is older than ${OLDEST}, the oldest known`);
    const value = GONE.test(type)
      ? { ...detail, status: 'deleted', updated_at: lastChange(detail, time) }
      : detail;
    return mapRecord(tickets, { ...record, value }, context);
  },
};

const lastChange = ({ updated_at: updated }: Record<string, unknown>, time: string): string => {
  const parsed = foreignInstant.safeParse(updated);
  return parsed.success ? laterOf(parsed.data, time) : time;
};

/** The event's own id, which is signed with the body and stays the same when it is sent again. */
function keyOf(body: Buffer): string {
  const json = readJson(body);
  const parsed = json.ok
    ? z
        .object({ id: z.string().min(1).max(100), account_id: foreignId.optional().catch(undefined) })
        .safeParse(json.value)
    : undefined;
  if (parsed?.success === true) return `${parsed.data.account_id ?? ''}:${parsed.data.id}`.slice(0, 200);
  return createHash('sha256').update(body).digest('hex');
}

const polling: PollHalf = {
  kinds: ['tickets'],
  // The export leaves out the last minute.
  overlapSeconds: 120,
  maxIds: 100,
  changes: (_kind, since) => ({
    method: 'GET',
    path: pathWith('/api/v2/incremental/tickets/cursor.json', {
      start_time: Math.max(0, Math.floor(Date.parse(since ?? '1970-01-01T00:00:00Z') / 1000)),
      per_page: 1000,
    }),
    state: { walk: 'export' },
  }),
  // The export tells of every deletion, with the status `deleted`.
  listing: () => null,
  records: (_kind, ids) => ({
    method: 'GET',
    path: pathWith('/api/v2/tickets/show_many.json', { ids: ids.join(',') }),
  }),
  readPage(reply, { state }) {
    const object = replyObject(reply);
    const records = listUnder(object, 'tickets');
    if (isFault(records)) return records;
    const { end_of_stream: end, after_url: after } = object as {
      end_of_stream?: unknown;
      after_url?: unknown;
    };
    if (state === undefined || end === true) return { records, next: null };
    const path = typeof after === 'string' ? pathOf(after) : undefined;
    if (path === undefined) return { fault: 'says neither where it ends nor where it goes on' };
    return { records, next: { method: 'GET', path, state } };
  },
  idOf: plainId,
  toEvents: (kind, records, context) =>
    mapRecords(kind === 'tickets' ? tickets : undefined, { kind, records }, context),
  toDeletions: (_kind, ids) =>
    outcome({ skipped: [{ reason: 'a ticket that is gone: the export tells of it', count: ids.length }] }),
};

/** Tickets of Zendesk, or of what speaks like it. */
export const zendesk: SourceConnector = {
  name: 'zendesk',
  describe: 'Zendesk: tickets; event webhooks and the incremental export',
  versions: Object.freeze([OLDEST, '2022-11-06']),
  webhook,
  polling,
};
