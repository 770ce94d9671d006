import { createHash } from 'node:crypto';
import { accepted, refused } from '@wherefore/contracts';
import { deletionFact } from '../source/deletions.js';
import { eventsOfFacts } from '../source/facts.js';
import { prefixed } from '../source/prefixed.js';
import { readDelivery } from '../source/read-delivery.js';
import { readJson } from '../source/read-json.js';
import { checkAge, FIVE_MINUTES } from '../source/replay-window.js';
import { checkHmac } from '../source/signature.js';
import type { SourceContext, WebhookHalf } from '../source/source-connector.js';
import {
  admitFacts,
  faultOf,
  type ForeignRecord,
  mergeOutcomes,
  outcome,
  rejectOne,
  skipOne,
  type SourceOutcome,
} from '../source/source-outcome.js';
import { headerOf } from '../source/webhook-request.js';
import { Notification } from './contract.js';
import { KINDS } from './kinds.js';

export const webhook: WebhookHalf = {
  verify(request, { secrets, now }) {
    const timestamp = headerOf(request, 'x-hubspot-request-timestamp');
    if (timestamp === null) return refused('repeated-header');
    const signed = [request.method.toUpperCase(), signedUri(request.url), request.body, timestamp ?? ''];
    const check = checkHmac(request, { header: 'x-hubspot-signature-v3', signed, secrets });
    if (timestamp === undefined)
      return refused(check.ok || check.refusal === 'bad-signature' ? 'missing-timestamp' : check.refusal);
    if (!check.ok) return check;
    if (!/^\d{1,16}$/.test(timestamp)) return refused('malformed-timestamp');
    const age = checkAge(Number(timestamp), now, FIVE_MINUTES);
    if (!age.ok) return age;
    const sentAt = new Date(Number(timestamp)).toISOString();
    return accepted({
      kind: 'delivery',
      key: keyOf(request.body),
      topic: 'notifications',
      version: 'v3',
      sentAt,
      body: request.body,
    });
  },

  toEvents({ body }, context) {
    const read = readDelivery(body);
    if (!read.ok) return read.refusal;
    const all = read.value.value;
    const list: readonly unknown[] = Array.isArray(all) ? all : [all];
    const outcomes = list.map((value, index) =>
      fromNotification({ position: `webhook:${index + 1}`, value, ...(list === all && { index }) }, context),
    );
    return withoutRepeats(mergeOutcomes(outcomes));
  },
};

const DECODED: Readonly<Record<string, string>> = {
  '%3A': ':',
  '%2F': '/',
  '%3F': '?',
  '%40': '@',
  '%21': '!',
  '%24': '$',
  '%27': "'",
  '%28': '(',
  '%29': ')',
  '%2A': '*',
  '%2C': ',',
  '%3B': ';',
};

/** The address with those characters decoded that HubSpot decodes before it signs, and no others. */
function signedUri(url: string): string {
  return url.replace(/%[0-9A-Fa-f]{2}/g, (code) => DECODED[code.toUpperCase()] ?? code);
}

/** A batch sent again differs in its `attemptNumber`, so the key is made of what its notifications are about. */
function keyOf(body: Buffer): string {
  const json = readJson(body);
  const list = json.ok && Array.isArray(json.value) ? (json.value as readonly unknown[]) : undefined;
  const hash = createHash('sha256');
  const parsed = list?.map((one) => Notification.safeParse(one));
  if (parsed === undefined || parsed.some(({ success }) => !success)) return hash.update(body).digest('hex');
  for (const { data } of parsed)
    hash.update(
      `${JSON.stringify([data?.portalId, data?.subscriptionId, data?.eventId, data?.subscriptionType, data?.objectId, data?.occurredAt])}\n`,
    );
  return hash.digest('hex');
}

function fromNotification(record: ForeignRecord, context: SourceContext): SourceOutcome {
  const parsed = Notification.safeParse(record.value);
  if (!parsed.success) return rejectOne(record, `not a notification: ${faultOf(parsed.error)}`);
  const { subscriptionType, occurredAt } = parsed.data;
  const kind = kindOf(parsed.data);
  if (kind === undefined) return skipOne(`no use for ${subscriptionType.slice(0, 60)}`);
  const { gone, left } = effectOf(parsed.data);
  if (gone.length + left.length === 0) return rejectOne(record, 'not a notification: objectId: is missing');
  const when = { occurredAt: new Date(occurredAt).toISOString() };
  const facts = gone.map((id) => deletionFact(kind.entity, prefixed(context, id), when));
  const refetch = left.map((id) => ({
    kind: kind.name,
    id,
    reason: 'a notification does not say what it is now',
  }));
  return mergeOutcomes([admitFacts(record, eventsOfFacts(context, facts)), outcome({ refetch })]);
}

function kindOf({ subscriptionType, objectTypeId }: Notification) {
  const [object = ''] = subscriptionType.split('.');
  for (const [name, kind] of Object.entries(KINDS))
    if (
      kind !== undefined &&
      (name === `${object}s` || (object === 'object' && kind.typeId === objectTypeId))
    )
      return { name, entity: kind.entity };
  return undefined;
}

/** Whose end it says, and who is to be read again. */
function effectOf(notification: Notification): { gone: readonly string[]; left: readonly string[] } {
  const { subscriptionType, objectId, primaryObjectId, newObjectId, mergedObjectIds } = notification;
  const named = objectId === undefined ? [] : [objectId];
  const [, verb = ''] = subscriptionType.split('.');
  if (DELETED.includes(verb)) return { gone: named, left: [] };
  if (verb !== 'merge') return { gone: [], left: named };
  const kept = newObjectId ?? primaryObjectId ?? objectId;
  return {
    gone: (mergedObjectIds ?? []).filter((id) => id !== kept),
    left: kept === undefined ? [] : [kept],
  };
}

const DELETED = ['deletion', 'privacyDeletion'];

/** Ten properties of a contact changed at once are ten notifications and one reading. */
function withoutRepeats(whole: SourceOutcome): SourceOutcome {
  const refetch = [...new Map(whole.refetch.map((one) => [`${one.kind} ${one.id}`, one])).values()];
  const events = [...new Map(whole.events.map((event) => [event.id, event])).values()];
  return { ...whole, events, refetch };
}
