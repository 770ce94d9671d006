import { createHash } from 'node:crypto';
import { accepted, refused } from '@wherefore/contracts';
import { mapRecord } from '../source/map-record.js';
import { readDelivery } from '../source/read-delivery.js';
import { checkHmac } from '../source/signature.js';
import type { WebhookHalf } from '../source/source-connector.js';
import { faultOf, outcome, rejectOne, skipOne } from '../source/source-outcome.js';
import { headerOf, type WebhookRequest } from '../source/webhook-request.js';
import { Deleted, LATEST } from './contract.js';
import { MAPPINGS } from './mappings.js';

const SIGNATURE = 'x-wc-webhook-signature';

export const webhook: WebhookHalf = {
  verify(request, { secrets }) {
    if (isPing(request)) return accepted({ kind: 'ping' });
    const check = checkHmac(request, { header: SIGNATURE, signed: [request.body], secrets });
    if (!check.ok) return check;
    const [topic, source, id] = ['topic', 'source', 'id'].map((name) =>
      headerOf(request, `x-wc-webhook-${name}`),
    );
    if (topic === null || source === null || id === null) return refused('repeated-header');
    if (topic === undefined || source === undefined) return refused('missing-header');
    return accepted({
      kind: 'delivery',
      key: keyOf(request, `${source}:${id ?? ''}:${topic}`),
      topic,
      version: LATEST,
      sentAt: null,
      body: request.body,
    });
  },

  toEvents(delivery, context) {
    const { topic, body } = delivery;
    const read = readDelivery(body, `webhook ${topic}`);
    if (!read.ok) return read.refusal;
    const record = read.value;
    const [resource = '', verb = ''] = topic.split('.');
    const mapping = MAPPINGS[`${resource}s`];
    if (mapping === undefined) return skipOne(`no use for the topic ${topic.slice(0, 60)}`);
    if (['created', 'updated', 'restored'].includes(verb)) return mapRecord(mapping, record, context);
    if (verb !== 'deleted') return skipOne(`no use for the topic ${topic.slice(0, 60)}`);
    const deleted = Deleted.safeParse(record.value);
    if (!deleted.success) return rejectOne(record, `not a deleted ${resource}: ${faultOf(deleted.error)}`);
    const reason = `${topic} is not signed, so the shop is asked whether it is gone; without polling, find out and send a ${GONE[resource] ?? topic} of your own to POST /events`;
    return outcome({ refetch: [{ kind: `${resource}s`, id: deleted.data.id, reason, saidGone: true }] });
  },
};

const GONE: Readonly<Record<string, string | undefined>> = { order: 'order.cancelled' };

/**
 * By content: two deliveries in the same second share their `X-WC-Webhook-Delivery-ID`, and a delivery sent again by
 * somebody else can carry any. Of what is compared only the body is signed.
 */
function keyOf(request: WebhookRequest, of: string): string {
  return createHash('sha256').update(`${of}\n`).update(request.body).digest('hex');
}

/** What is sent when a webhook is saved: a form with the webhook's number, unsigned. */
function isPing(request: WebhookRequest): boolean {
  const type = headerOf(request, 'content-type') ?? '';
  return (
    request.headers[SIGNATURE] === undefined &&
    /^application\/x-www-form-urlencoded\b/i.test(type) &&
    request.body.length < 64 &&
    /^webhook_id=\d{1,20}$/.test(request.body.toString('latin1'))
  );
}
