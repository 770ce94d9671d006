import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Place } from './place.js';

/** At least 24 bytes, as Standard Webhooks asks for. */
const KEY = Buffer.alloc(32, 7).toString('base64');
export const SECRETS = Object.freeze({
  DRILL_SECRET: 'the secret of now',
  DRILL_SECRET_BEFORE: 'the secret of before',
  DRILL_STANDARD: `whsec_${KEY}`,
  DRILL_STANDARD_BEFORE: `whsec_${Buffer.alloc(32, 8).toString('base64')}`,
});

/** The address that providers are told; HubSpot signs it. */
export const PUBLIC_URL = 'https://hooks.example/hooks/hubspot';

const PLAIN = 'secrets: [env:DRILL_SECRET, env:DRILL_SECRET_BEFORE]';
const STANDARD = 'secrets: [env:DRILL_STANDARD, env:DRILL_STANDARD_BEFORE]';
/** A drill sends everything at once. */
const RATE = 'webhooks: { perSecond: 100000, burst: 100000 }';

/** Writes a file of one source per connector, each by its own name, and returns the settings that name it. */
export function configureSources(place: Place, shopAt?: string): Record<string, string> {
  const polling =
    shopAt === undefined
      ? ''
      : `, polling: { baseUrl: '${shopAt}', headers: {}, kinds: [products], every: 1d, perSecond: 1000 }`;
  const file = path.join(place.home, 'sources.yaml');
  writeFileSync(
    file,
    `sources:
  shopify: { connector: shopify, ${PLAIN}, ${RATE}${polling} }
  woocommerce: { connector: woocommerce, ${PLAIN}, ${RATE} }
  hubspot: { connector: hubspot, ${PLAIN}, ${RATE}, url: '${PUBLIC_URL}' }
  zendesk: { connector: zendesk, ${PLAIN}, ${RATE} }
  salesforce: { connector: salesforce, ${STANDARD}, ${RATE} }
  standard: { connector: standard-webhooks, ${STANDARD}, ${RATE} }
`,
  );
  return { ...SECRETS, WHEREFORE_SOURCES: file };
}
