import { accepted } from '@wherefore/contracts';
import { readJson } from '../source/read-json.js';
import type { SourceConnector } from '../source/source-connector.js';
import { rejectOne } from '../source/source-outcome.js';
import { verifyStandard } from '../standard-webhooks/verify.js';
import { fromChangeEvents } from './change-event.js';
import { polling } from './polling.js';

/**
 * Salesforce pushes nothing: change events are read from its Pub/Sub API or an event relay, by something that passes them
 * on as they are, signed as Standard Webhooks with the event's UUID as the message's id.
 */
export const salesforce: SourceConnector = {
  name: 'salesforce',
  describe:
    'Salesforce: contacts, opt-outs, products, prices, orders, cases; change events, REST and bulk queries',
  versions: Object.freeze(['v61.0']),
  webhook: {
    verify(request, options) {
      const message = verifyStandard(request, options);
      if (!message.ok) return message;
      const { id, sentAt } = message.value;
      return accepted({
        kind: 'delivery',
        key: id,
        topic: 'changes',
        version: null,
        sentAt,
        body: request.body,
      });
    },
    toEvents({ body }, context) {
      const json = readJson(body);
      if (!json.ok)
        return rejectOne({ position: 'webhook', value: body.toString('latin1') }, `the body ${json.refusal}`);
      return fromChangeEvents(Array.isArray(json.value) ? json.value : [json.value], context);
    },
  },
  polling,
};
