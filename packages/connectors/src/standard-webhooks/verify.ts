import { createPublicKey, type KeyObject, verify as verifySignature } from 'node:crypto';
import { accepted, refused, type Result } from '@wherefore/contracts';
import { checkAge, FIVE_MINUTES } from '../source/replay-window.js';
import { hmacBase64, sameText } from '../source/signature.js';
import type { VerifyOptions } from '../source/source-connector.js';
import {
  type Delivery,
  headerOf,
  type WebhookRefusal,
  type WebhookRequest,
} from '../source/webhook-request.js';

/** A message whose signature holds, as a delivery; its id is the key, and stays the same when it is sent again. */
export function verifyDelivery(
  request: WebhookRequest,
  options: VerifyOptions,
  topic: string,
): Result<Delivery, WebhookRefusal> {
  const message = verifyStandard(request, options);
  if (!message.ok) return message;
  const { id, sentAt } = message.value;
  return accepted({ kind: 'delivery', key: id, topic, version: null, sentAt, body: request.body });
}

interface StandardMessage {
  readonly id: string;
  readonly sentAt: string;
}

/**
 * Standard Webhooks: `{id}.{timestamp}.{body}`, signed with HMAC-SHA256 (`v1`, secret `whsec_...`) or ed25519 (`v1a`,
 * public key `whpk_...`). One of the signatures sent must fit one of the secrets.
 */
function verifyStandard(
  request: WebhookRequest,
  { secrets, now }: VerifyOptions,
): Result<StandardMessage, WebhookRefusal> {
  const [id, timestamp, header] = ['id', 'timestamp', 'signature'].map((name) =>
    headerOf(request, `webhook-${name}`),
  );
  if (id === null || timestamp === null || header === null) return refused('repeated-header');
  if (header === undefined) return refused('missing-signature');
  if (id === undefined) return refused('missing-header');
  if (timestamp === undefined) return refused('missing-timestamp');
  // A dot in the id would let one message be read as another.
  if (id.includes('.') || id.length > 200) return refused('malformed-header');
  const signatures = header.split(' ').map((one) => SIGNATURE.exec(one));
  const known = signatures.flatMap((match) =>
    match?.[1] === undefined || match[2] === undefined ? [] : [{ scheme: match[1], text: match[2] }],
  );
  if (known.length === 0) return refused('malformed-signature');
  const keys = secrets.flatMap((secret) => keyOf(secret) ?? []);
  if (keys.length === 0) return refused('no-usable-secret');
  const signed = [`${id}.${timestamp}.`, request.body];
  const fits = keys.filter(
    (key) => known.filter(({ scheme, text }) => matches(key, { scheme, text, signed })).length > 0,
  );
  if (fits.length === 0) return refused('bad-signature');
  if (!/^\d{1,12}$/.test(timestamp)) return refused('malformed-timestamp');
  const at = Number(timestamp) * 1000;
  const age = checkAge(at, now, FIVE_MINUTES);
  return age.ok ? accepted({ id, sentAt: new Date(at).toISOString() }) : age;
}

const SIGNATURE = /^(v1|v1a),([A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{86}==)$/;

type Key =
  { readonly scheme: 'v1'; readonly secret: Buffer } | { readonly scheme: 'v1a'; readonly key: KeyObject };

/** Undefined for what is no secret of ours: another prefix, no base64, too short. */
function keyOf(secret: string): Key | undefined {
  const match = /^(whsec|whpk)_([A-Za-z0-9+/]+={0,2})$/.exec(secret);
  if (match?.[2] === undefined) return undefined;
  const bytes = Buffer.from(match[2], 'base64');
  if (match[1] === 'whsec')
    return bytes.length < 24 || bytes.length > 64 ? undefined : { scheme: 'v1', secret: bytes };
  if (bytes.length !== 32) return undefined;
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: bytes.toString('base64url') };
  return { scheme: 'v1a', key: createPublicKey({ key: jwk, format: 'jwk' }) };
}

function matches(
  key: Key,
  { scheme, text, signed }: { scheme: string; text: string; signed: readonly (string | Buffer)[] },
): boolean {
  if (key.scheme !== scheme) return false;
  if (key.scheme === 'v1') return sameText(text, hmacBase64(key.secret, signed));
  const bytes = Buffer.concat(signed.map((part) => Buffer.from(part as string)));
  const signature = Buffer.from(text, 'base64');
  return (
    signature.length === 64 &&
    signature.toString('base64') === text &&
    verifySignature(null, bytes, key.key, signature)
  );
}
