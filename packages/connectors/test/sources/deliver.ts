import type { Delivery, SourceOutcome } from '@wherefore/connectors';
import { json, NOW, type RecordedDelivery, type SourceFixture } from './source-fixture.js';

/** Signs a delivery and has it verified and read, as it comes in at `at`. */
export function deliver(
  { connector, context, secrets, sign }: SourceFixture,
  { topic, body, headers = {} }: Pick<RecordedDelivery, 'topic' | 'body' | 'headers'>,
  { at = NOW, signedAt = at }: { readonly at?: Date; readonly signedAt?: Date } = {},
): { delivery: Delivery; outcome: SourceOutcome } {
  const signed = sign({ body: json(body), secret: secrets.current, at: signedAt, topic });
  const request = { ...signed, headers: { ...signed.headers, ...headers } };
  const verdict = connector.webhook.verify(request, { secrets: [secrets.current], now: at });
  if (!verdict.ok) throw new Error(`refused: ${verdict.refusal}`);
  if (verdict.value.kind !== 'delivery') throw new Error('taken for a ping');
  const outcome = connector.webhook.toEvents(verdict.value, { ...context, receivedAt: at });
  return { delivery: verdict.value, outcome };
}

export const recorded = (fixture: SourceFixture, name: string): RecordedDelivery => {
  const delivery = fixture.deliveries[name];
  if (delivery === undefined) throw new Error(`the fixture has no delivery "${name}"`);
  return delivery;
};

/** The first of a fixture is an ordinary one. */
export const firstDelivery = (fixture: SourceFixture): RecordedDelivery =>
  recorded(fixture, Object.keys(fixture.deliveries)[0] ?? '');
