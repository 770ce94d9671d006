import { readDelivery } from '../source/read-delivery.js';
import type { SourceConnector } from '../source/source-connector.js';
import { verifyDelivery } from '../standard-webhooks/verify.js';
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
    verify: (request, options) => verifyDelivery(request, options, 'changes'),
    toEvents({ body }, context) {
      const read = readDelivery(body);
      if (!read.ok) return read.refusal;
      return fromChangeEvents(read.value.value, context);
    },
  },
  polling,
};
