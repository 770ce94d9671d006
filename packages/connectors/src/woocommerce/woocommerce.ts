import type { SourceConnector } from '../source/source-connector.js';
import { VERSIONS } from './contract.js';
import { polling } from './polling.js';
import { webhook } from './webhook.js';

/** Its webhooks are not sent again when they fail, and stop after five failures: the polling is what can be relied on. */
export const woocommerce: SourceConnector = {
  name: 'woocommerce',
  describe: 'WooCommerce: products, customers, orders, full refunds; webhooks and the REST API',
  versions: VERSIONS,
  webhook,
  polling,
};
