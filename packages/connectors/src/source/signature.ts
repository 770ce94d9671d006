import { createHmac, timingSafeEqual } from 'node:crypto';
import { accepted, refused, type Result } from '@wherefore/contracts';
import { headerOf, type WebhookRefusal, type WebhookRequest } from './webhook-request.js';

const BASE64_OF_32_BYTES = /^[A-Za-z0-9+/]{43}=$/;

export interface HmacCheck {
  /** Its header. */
  readonly header: string;
  /** What was signed, in order. */
  readonly signed: readonly (string | Buffer)[];
  /** Any may have signed, so that secrets can be changed without losing a webhook. */
  readonly secrets: readonly string[];
}

/**
 * Checks `base64(HMAC-SHA256(secret, signed))`. The header must be exactly that text: no base64url, no hex, no missing
 * padding. Every secret is tried, each in constant time.
 */
export function checkHmac(request: WebhookRequest, check: HmacCheck): Result<true, WebhookRefusal> {
  const signature = headerOf(request, check.header);
  if (signature === undefined) return refused('missing-signature');
  if (signature === null) return refused('repeated-header');
  if (!BASE64_OF_32_BYTES.test(signature)) return refused('malformed-signature');
  const secrets = check.secrets.filter((secret) => secret !== '');
  if (secrets.length === 0) return refused('no-usable-secret');
  const matches = secrets.filter((secret) => sameText(signature, hmacBase64(secret, check.signed)));
  return matches.length > 0 ? accepted(true) : refused('bad-signature');
}

export function hmacBase64(secret: string | Buffer, signed: readonly (string | Buffer)[]): string {
  const hmac = createHmac('sha256', secret);
  for (const part of signed) hmac.update(part);
  return hmac.digest('base64');
}

/** In constant time for texts of one length. */
export function sameText(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
