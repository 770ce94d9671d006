import { hubspot } from './hubspot/hubspot.js';
import { salesforce } from './salesforce/salesforce.js';
import { shopify } from './shopify/shopify.js';
import type { SourceConnector } from './source/source-connector.js';
import { standardWebhooks } from './standard-webhooks/standard-webhooks.js';
import { woocommerce } from './woocommerce/woocommerce.js';
import { zendesk } from './zendesk/zendesk.js';

/** Every system that sends webhooks or can be polled. */
export const SOURCES: readonly SourceConnector[] = Object.freeze([
  shopify,
  woocommerce,
  hubspot,
  salesforce,
  zendesk,
  standardWebhooks,
]);

export function sourceNamed(name: string): SourceConnector | undefined {
  return SOURCES.find((source) => source.name === name);
}
