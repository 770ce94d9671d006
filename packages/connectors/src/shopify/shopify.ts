import type { SourceConnector } from '../source/source-connector.js';
import { VERSIONS } from './contract.js';
import { polling } from './polling.js';
import { webhook } from './webhook.js';

export const shopify: SourceConnector = {
  name: 'shopify',
  describe: 'Shopify: products, customers, consents, orders, refunds; webhooks and the REST Admin API',
  versions: VERSIONS,
  webhook,
  polling,
};
