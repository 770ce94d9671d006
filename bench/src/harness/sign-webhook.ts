import { createHmac } from 'node:crypto';
import { PUBLIC_URL, SECRETS } from './configure-sources.js';

export interface Signed {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** How one provider sends and signs, written down from its documentation and not from our connector. */
export interface Provider {
  /** Of the source, and its address. */
  readonly name: string;
  readonly signature: string;
  /** Is the time of sending signed? */
  readonly timed: boolean;
  readonly secrets: { readonly now: string; readonly before: string };
  /** A payload that holds the text, as the provider writes it. */
  payload(text: string): string;
  sign(body: Buffer, secret: string, at: Date): Record<string, string>;
}

const hmac = (key: string | Buffer, ...parts: readonly (string | Buffer)[]): string => {
  const digest = createHmac('sha256', key);
  for (const part of parts) digest.update(part);
  return digest.digest('base64');
};
const PLAIN = { now: SECRETS.DRILL_SECRET, before: SECRETS.DRILL_SECRET_BEFORE };
const STANDARD = { now: SECRETS.DRILL_STANDARD, before: SECRETS.DRILL_STANDARD_BEFORE };
const CHANGED = '2026-11-01T10:00:00Z';

const standardHeaders = (body: Buffer, secret: string, at: Date): Record<string, string> => {
  const time = String(Math.ceil(at.getTime() / 1_000));
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  return {
    'webhook-id': 'msg_drill',
    'webhook-timestamp': time,
    'webhook-signature': `v1,${hmac(key, `msg_drill.${time}.`, body)}`,
  };
};

export const PROVIDERS: readonly Provider[] = [
  {
    name: 'shopify',
    signature: 'x-shopify-hmac-sha256',
    timed: false,
    secrets: PLAIN,
    payload: (title) => JSON.stringify({ id: 1, title, updated_at: CHANGED, variants: [] }),
    sign: (body, secret) => ({
      'x-shopify-topic': 'products/update',
      'x-shopify-shop-domain': 'drill.example',
      'x-shopify-webhook-id': 'drill',
      'x-shopify-hmac-sha256': hmac(secret, body),
    }),
  },
  {
    name: 'woocommerce',
    signature: 'x-wc-webhook-signature',
    timed: false,
    secrets: PLAIN,
    payload: (name) =>
      JSON.stringify({ id: 2, name, status: 'publish', date_modified_gmt: '2026-11-01T10:00:00' }),
    sign: (body, secret) => ({
      'x-wc-webhook-topic': 'product.updated',
      'x-wc-webhook-source': 'https://drill.example/',
      'x-wc-webhook-id': '1',
      'x-wc-webhook-signature': hmac(secret, body),
    }),
  },
  {
    name: 'hubspot',
    signature: 'x-hubspot-signature-v3',
    timed: true,
    secrets: PLAIN,
    payload: (text) =>
      JSON.stringify([
        {
          eventId: 1,
          subscriptionId: 1,
          portalId: 1,
          occurredAt: Date.parse(CHANGED),
          subscriptionType: 'contact.deletion',
          objectId: 3,
          changeSource: text,
        },
      ]),
    sign: (body, secret, at) => ({
      'x-hubspot-request-timestamp': String(at.getTime()),
      'x-hubspot-signature-v3': hmac(secret, `POST${PUBLIC_URL}`, body, String(at.getTime())),
    }),
  },
  {
    name: 'zendesk',
    signature: 'x-zendesk-webhook-signature',
    timed: true,
    secrets: PLAIN,
    payload: (subject) =>
      JSON.stringify({
        id: 'e1',
        account_id: 1,
        type: 'zen:event-type:ticket.created',
        time: CHANGED,
        detail: { id: '4', status: 'OPEN', requester_id: '5', updated_at: CHANGED, subject },
      }),
    sign: (body, secret, at) => ({
      'x-zendesk-webhook-signature-timestamp': at.toISOString(),
      'x-zendesk-webhook-signature': hmac(secret, at.toISOString(), body),
    }),
  },
  {
    name: 'salesforce',
    signature: 'webhook-signature',
    timed: true,
    secrets: STANDARD,
    payload: (text) =>
      JSON.stringify({
        ChangeEventHeader: {
          entityName: 'Contact',
          recordIds: ['003000000000001AAA'],
          changeType: 'DELETE',
          changeOrigin: text,
          commitTimestamp: Date.parse(CHANGED),
          commitNumber: 1,
          transactionKey: 'drill',
          sequenceNumber: 1,
        },
      }),
    sign: standardHeaders,
  },
  {
    name: 'standard',
    signature: 'webhook-signature',
    timed: true,
    secrets: STANDARD,
    payload: (title) =>
      JSON.stringify({ type: 'product.upserted', timestamp: CHANGED, data: { product: '6', title } }),
    sign: standardHeaders,
  },
];

/** A webhook as the provider would send it now. */
export function signWebhook(
  provider: Provider,
  body: Buffer,
  { secret = provider.secrets.now, at = new Date() }: { readonly secret?: string; readonly at?: Date } = {},
): Signed {
  return { body, headers: { 'content-type': 'application/json', ...provider.sign(body, secret, at) } };
}
