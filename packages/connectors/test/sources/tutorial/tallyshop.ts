import { createHash } from 'node:crypto';
import {
  checkAge,
  checkHmac,
  faultOf,
  FIVE_MINUTES,
  foreignId,
  foreignInstant,
  foreignText,
  given,
  headerOf,
  isFault,
  listUnder,
  mapRecord,
  mapRecords,
  optionalNumber,
  outcome,
  pathOf,
  pathWith,
  plainId,
  type PollHalf,
  prefixed,
  readDelivery,
  type RecordMapping,
  rejectOne,
  replyObject,
  skipOne,
  type SourceConnector,
  type WebhookHalf,
} from '@wherefore/connectors';
import { accepted, refused } from '@wherefore/contracts';
import { z } from 'zod';

// 1. The contract: what is read of an item. Fields that are not named here may be there.
const Item = z.object({
  id: foreignId,
  title: foreignText(500),
  price: optionalNumber,
  removed: z.boolean().optional(),
  saved_at: foreignInstant,
});

// 2. The mapping: a record that keeps the contract, as facts. Their ids are made of what they say.
const items: RecordMapping<typeof Item> = {
  what: 'item',
  contract: Item,
  facts({ id, title, price, removed, saved_at: occurredAt }, context) {
    const product = prefixed(context, id);
    if (removed === true) return [{ type: 'product.deleted', occurredAt, payload: { product } }];
    const currency = price === undefined ? undefined : context.currency;
    return [
      { type: 'product.upserted', occurredAt, payload: { product, title, ...given({ price, currency }) } },
    ];
  },
};

// 3. The webhook: who it is from, on the raw bytes; then what it says.
const Notice = z.object({ about: z.string('expected what it is about'), item: z.unknown().optional() });

const webhook: WebhookHalf = {
  verify(request, { secrets, now }) {
    const time = headerOf(request, 'x-tally-time');
    if (time === null) return refused('repeated-header');
    const signed = [`${time ?? ''}.`, request.body];
    const check = checkHmac(request, { header: 'x-tally-signature', signed, secrets });
    if (time === undefined && (check.ok || check.refusal === 'bad-signature'))
      return refused('missing-timestamp');
    if (!check.ok) return check;
    const at = /^\d{1,12}$/.test(time ?? '') ? Number(time) * 1000 : NaN;
    const age = checkAge(at, now, FIVE_MINUTES);
    if (!age.ok) return age;
    return accepted({
      kind: 'delivery',
      key: createHash('sha256').update(request.body).digest('hex'),
      topic: 'items',
      version: null,
      sentAt: new Date(at).toISOString(),
      body: request.body,
    });
  },

  toEvents({ body }, context) {
    const read = readDelivery(body);
    if (!read.ok) return read.refusal;
    const notice = Notice.safeParse(read.value.value);
    if (!notice.success) return rejectOne(read.value, `not a notice: ${faultOf(notice.error)}`);
    const { about, item } = notice.data;
    if (about !== 'item') return skipOne(`no use for ${about.slice(0, 60)}`);
    return mapRecord(items, { ...read.value, value: item }, context);
  },
};

// 4. The polling: which calls to make, and how to read a page. No network here: who calls it sends the calls.
const call = (query: Readonly<Record<string, string | number | undefined>>) =>
  ({ method: 'GET', path: pathWith('/v1/items', { limit: 100, ...query }) }) as const;

const polling: PollHalf = {
  kinds: ['items'],
  overlapSeconds: 120,
  maxIds: 100,
  changes: (_kind, since) => call({ saved_since: since ?? undefined }),
  // Null, for changes tell of what is removed; else a call that lists every id.
  listing: () => null,
  records: (_kind, ids) => call({ ids: ids.join(',') }),
  readPage(reply) {
    const page = replyObject(reply);
    const records = listUnder(page, 'items');
    if (isFault(records)) return records;
    const path = 'next' in page && typeof page.next === 'string' ? pathOf(page.next) : undefined;
    return { records, next: path === undefined ? null : { method: 'GET', path } };
  },
  idOf: plainId,
  toEvents: (kind, records, context) =>
    mapRecords(kind === 'items' ? items : undefined, { kind, records }, context),
  toDeletions: (_kind, ids) => outcome({ skipped: [{ reason: 'changes tell of it', count: ids.length }] }),
};

export const tallyshop: SourceConnector = {
  name: 'tallyshop',
  describe: 'Tallyshop: items',
  versions: ['1'],
  webhook,
  polling,
};
