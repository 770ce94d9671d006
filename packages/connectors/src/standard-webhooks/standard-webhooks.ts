import { Event, EVENT_TYPES } from '@wherefore/contracts';
import { z } from 'zod';
import { foreignInstant } from '../source/foreign-fields.js';
import { readDelivery } from '../source/read-delivery.js';
import type { SourceConnector, SourceContext, WebhookHalf } from '../source/source-connector.js';
import {
  eventsFrom,
  faultOf,
  type ForeignRecord,
  mergeOutcomes,
  rejectOne,
  type SourceOutcome,
} from '../source/source-outcome.js';
import { verifyDelivery } from './verify.js';

const MAX_EVENTS = 1_000;

/** A message of the specification's own shape, whose data are a payload of ours. */
const Message = z.object({
  type: z.string(),
  timestamp: foreignInstant,
  data: z.record(z.string(), z.unknown()),
});

const webhook: WebhookHalf = {
  verify: (request, options) => verifyDelivery(request, options, 'events'),

  toEvents({ key, body }, context) {
    const read = readDelivery(body);
    if (!read.ok) return read.refusal;
    const list = eventList(read.value.value);
    if (list === undefined) return mapMessage(read.value, key, context);
    if (list.length > MAX_EVENTS)
      return rejectOne(read.value, `${list.length} events at once, at most ${MAX_EVENTS}`);
    return mergeOutcomes(
      list.map((value, index) => admitEvent({ position: `webhook:${index + 1}`, value, index }, context)),
    );
  },
};

/** Events of our own form: one, an array, or `{"events": [...]}`. */
function eventList(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  if ('events' in value && Array.isArray(value.events)) return value.events;
  return 'payload' in value ? [value] : undefined;
}

/** The source is ours to name: a sender cannot speak for another. */
function admitEvent(record: ForeignRecord, context: SourceContext): SourceOutcome {
  const { value } = record;
  if (typeof value !== 'object' || value === null)
    return rejectOne(record, 'not an event: expected an object');
  const type = 'type' in value ? value.type : undefined;
  if (!EVENT_TYPES.some((one) => one === type)) return rejectOne(record, unknownType(type));
  const parsed = Event.safeParse({ ...value, source: context.source });
  return parsed.success
    ? eventsFrom(record, [parsed.data])
    : rejectOne(record, `not an event: ${faultOf(parsed.error)}`);
}

const unknownType = (type: unknown): string =>
  `unknown type of event: ${typeof type === 'string' ? type.slice(0, 60) : 'expected its name'}`;

/** The message's id is the event's: it stays the same when the message is sent again. */
function mapMessage(record: ForeignRecord, id: string, context: SourceContext): SourceOutcome {
  const message = Message.safeParse(record.value);
  if (!message.success) return rejectOne(record, `neither events nor a message: ${faultOf(message.error)}`);
  const { type, timestamp: occurredAt, data: payload } = message.data;
  return admitEvent({ ...record, value: { id, type, occurredAt, payload } }, context);
}

/** Whatever speaks Standard Webhooks and our events: no provider's own payloads, and nothing to poll. */
export const standardWebhooks: SourceConnector = {
  name: 'standard-webhooks',
  describe: 'Standard Webhooks: our events, signed with v1 (HMAC) or v1a (ed25519)',
  versions: Object.freeze(['1.0.0']),
  webhook,
  polling: null,
};
