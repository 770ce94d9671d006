import { accepted, refused } from '@wherefore/contracts';
import { deletionFact, type Entity } from '../source/deletions.js';
import { eventsOfFacts } from '../source/facts.js';
import { mapRecord } from '../source/map-record.js';
import { prefixed } from '../source/prefixed.js';
import { readDelivery } from '../source/read-delivery.js';
import { checkAge, type ReplayWindow } from '../source/replay-window.js';
import { checkHmac } from '../source/signature.js';
import type { SourceContext, WebhookHalf } from '../source/source-connector.js';
import {
  admitFacts,
  faultOf,
  type ForeignRecord,
  outcome,
  refetchOne,
  rejectOne,
  skipOne,
  type SourceOutcome,
} from '../source/source-outcome.js';
import { type Delivery, headerOf } from '../source/webhook-request.js';
import { DataRequest, Deleted, Redaction, RefundNotice, VERSIONS } from './contract.js';
import { MAPPINGS } from './mappings.js';

/**
 * The time is in no signature and deliveries come "up to a day late", so this only sorts out what is plainly stale. What
 * makes a replay harmless is that the effect is guarded.
 */
const STALE: ReplayWindow = { past: 48 * 3600, future: 300 };

export const webhook: WebhookHalf = {
  verify(request, { secrets, now }) {
    const check = checkHmac(request, { header: 'x-shopify-hmac-sha256', signed: [request.body], secrets });
    if (!check.ok) return check;
    const names = ['topic', 'shop-domain', 'webhook-id', 'api-version', 'triggered-at'];
    const headers = names.map((name) => headerOf(request, `x-shopify-${name}`));
    if (headers.includes(null)) return refused('repeated-header');
    const [topic, shop, id, version, triggeredAt] = headers as (string | undefined)[];
    if (topic === undefined || shop === undefined || id === undefined) return refused('missing-header');
    const at = triggeredAt === undefined ? undefined : Date.parse(triggeredAt);
    const age = at === undefined ? accepted(true) : checkAge(at, now, STALE);
    if (!age.ok) return age;
    return accepted({
      kind: 'delivery',
      key: `${shop}:${topic}:${id}`.slice(0, 200),
      topic,
      version: version ?? null,
      sentAt: at === undefined ? null : new Date(at).toISOString(),
      body: request.body,
    });
  },

  toEvents(delivery, context) {
    const read = readDelivery(delivery.body, `webhook ${delivery.topic}`);
    if (!read.ok) return read.refusal;
    const record = read.value;
    const [oldest = ''] = VERSIONS;
    if (delivery.version !== null && /^\d{4}-\d{2}$/.test(delivery.version) && delivery.version < oldest)
      return rejectOne(record, `API version ${delivery.version} is older than ${oldest}, the oldest known`);
    return byTopic(delivery, record, context);
  },
};

const DELETED: Readonly<Record<string, Entity | undefined>> = {
  'products/delete': 'product',
  'customers/delete': 'customer',
  'orders/delete': 'order',
};

const WHOLE: Readonly<Record<string, readonly string[]>> = {
  products: ['create', 'update'],
  customers: ['create', 'update', 'enable', 'disable'],
  orders: ['create', 'updated', 'paid', 'cancelled', 'fulfilled', 'partially_fulfilled'],
};

function byTopic(delivery: Delivery, record: ForeignRecord, context: SourceContext): SourceOutcome {
  const { topic } = delivery;
  const [kind = '', verb = ''] = topic.split('/');
  const mapping = WHOLE[kind]?.includes(verb) === true ? MAPPINGS[kind] : undefined;
  if (mapping !== undefined) return mapRecord(mapping, record, context);
  const deleted = DELETED[topic];
  if (deleted !== undefined) return deletedFrom(deleted, record, { delivery, context });
  switch (topic) {
    case 'refunds/create': {
      const refund = RefundNotice.safeParse(record.value);
      if (!refund.success) return rejectOne(record, `not a refund: ${faultOf(refund.error)}`);
      return refetchOne('orders', refund.data.order_id, 'a refund does not say whose order it is');
    }
    case 'customers/redact': {
      const request = Redaction.safeParse(record.value);
      if (!request.success) return rejectOne(record, `not a redaction: ${faultOf(request.error)}`);
      const customer = prefixed(context, request.data.customer.id);
      const occurredAt = timeOf(delivery, context);
      return admitFacts(record, eventsOfFacts(context, [deletionFact('customer', customer, { occurredAt })]));
    }
    case 'customers/data_request': {
      const request = DataRequest.safeParse(record.value);
      if (!request.success) return rejectOne(record, `not a privacy request: ${faultOf(request.error)}`);
      const customer = prefixed(context, request.data.customer.id);
      return outcome({ duties: [{ duty: 'export-customer', customer }] });
    }
    case 'shop/redact':
      return outcome({ duties: [{ duty: 'erase-shop', customer: null }] });
    default:
      return skipOne(`no use for the topic ${topic.slice(0, 60)}`);
  }
}

function deletedFrom(
  entity: Entity,
  record: ForeignRecord,
  { delivery, context }: { delivery: Delivery; context: SourceContext },
): SourceOutcome {
  const parsed = Deleted.safeParse(record.value);
  if (!parsed.success) return rejectOne(record, `not a deleted ${entity}: ${faultOf(parsed.error)}`);
  const id = prefixed(context, parsed.data.id);
  const when = { occurredAt: timeOf(delivery, context), once: true as const };
  return admitFacts(record, eventsOfFacts(context, [deletionFact(entity, id, when)]));
}

const timeOf = ({ sentAt }: Delivery, { receivedAt }: SourceContext): string =>
  sentAt ?? receivedAt.toISOString();
