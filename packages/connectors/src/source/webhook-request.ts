/** A webhook as it came in: nothing parsed, nothing decoded. */
export interface WebhookRequest {
  readonly method: string;
  /** The whole address as the provider called it, query included; behind a proxy, the public one. HubSpot signs it. */
  readonly url: string;
  /** Names in lower case, as Node gives them. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Buffer;
}

/** Why a webhook is turned away. Each is answered with 401, before anything of the body is looked at or kept. */
export const WEBHOOK_REFUSALS = [
  'missing-signature',
  'malformed-signature',
  'bad-signature',
  'missing-timestamp',
  'malformed-timestamp',
  'too-old',
  'from-the-future',
  /** A header that says what or whose this is. */
  'missing-header',
  'malformed-header',
  /** A header that must come once came several times. */
  'repeated-header',
  /** None of the configured secrets is of the form that this provider uses. */
  'no-usable-secret',
] as const;
export type WebhookRefusal = (typeof WEBHOOK_REFUSALS)[number];

/** A webhook whose signature holds. */
export interface Delivery {
  readonly kind: 'delivery';
  /** The same for the same delivery again, so that it can be recognised; at most 200 characters. */
  readonly key: string;
  readonly topic: string;
  /** The provider's API version of the payload, where it says so. */
  readonly version: string | null;
  /** When the provider says it happened or was sent, ISO 8601, where a header says so. */
  readonly sentAt: string | null;
  readonly body: Buffer;
}

/** A test of the line, to be answered with 200 and to have no effect. */
export interface Ping {
  readonly kind: 'ping';
}

/** A header that may come once: its text, undefined when it is missing or empty, null when it came several times. */
export function headerOf(request: WebhookRequest, name: string): string | undefined | null {
  const value = request.headers[name];
  if (value === undefined || value === '') return undefined;
  return typeof value === 'string' ? value : null;
}
