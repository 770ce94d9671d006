import { stoppedWebhooks, fetchTransport } from '@wherefore/connectors';
import fc from 'fast-check';
import { changedAt } from './change-json.js';
import { deliver, recorded } from './deliver.js';
import { FakeProvider } from './fake-provider.js';
import { salesforce } from './fixtures/salesforce.js';
import { hubspot } from './fixtures/hubspot.js';
import { shopify } from './fixtures/shopify.js';
import { woocommerce } from './fixtures/woocommerce.js';
import { zendesk } from './fixtures/zendesk.js';
import { json, NOW } from './source-fixture.js';

it.each([
  [woocommerce, { name: 'product', path: 'date_modified_gmt' }],
  [shopify, { name: 'product', path: 'updated_at' }],
  [salesforce, { name: 'a new product', path: '0.payload.LastModifiedDate' }],
] as const)('a category renamed and back is named anew each time: %#', (fixture, { name, path }) => {
  const product = recorded(fixture, name);
  const ids = ['2026-11-01T10:00:00Z', '2026-11-01T12:00:00Z'].map(
    (time) =>
      deliver(fixture, { ...product, body: changedAt(product.body, path, time) }).outcome.events.find(
        ({ type }) => type === 'category.upserted',
      )?.id,
  );
  expect(ids).not.toContain(undefined);
  expect(new Set(ids).size).toBe(2);
});

/** What holds for one provider only. */
describe('WooCommerce', () => {
  const ping = (body: string, headers: Record<string, string> = {}) =>
    woocommerce.connector.webhook.verify(
      {
        method: 'POST',
        url: 'https://feeds.example/webhooks/woo',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body: Buffer.from(body),
      },
      { secrets: [woocommerce.secrets.current], now: NOW },
    );

  it('is answered when it tries the line, which it does unsigned', () => {
    expect(ping('webhook_id=12')).toEqual({ ok: true, value: { kind: 'ping' } });
    const missing = { ok: false, refusal: 'missing-signature' };
    expect(ping('webhook_id=12&id=7')).toEqual(missing);
    expect(ping('webhook_id=x')).toEqual(missing);
    expect(ping('webhook_id=12', { 'content-type': 'application/json' })).toEqual(missing);
    expect(ping('webhook_id=12', { 'x-wc-webhook-signature': 'x' }).ok).toBe(false);
  });

  it('may give two deliveries of one second one id: both are told apart', () => {
    const product = recorded(woocommerce, 'product');
    const other = { ...product, body: { ...(product.body as object), name: 'Another tee' } };
    const [a, b] = [deliver(woocommerce, product), deliver(woocommerce, other)];
    expect(a.delivery.key).not.toBe(b.delivery.key);
    expect(a.outcome.events.at(-1)?.id).not.toBe(b.outcome.events.at(-1)?.id);
  });

  it('says which of its webhooks it has stopped', async () => {
    const rows = [
      { id: 1, status: 'active', topic: 'product.updated' },
      { id: 2, status: 'disabled', topic: 'order.updated' },
      { id: 3, status: 'paused', topic: 'customer.updated' },
    ];
    const provider = new FakeProvider({
      kind: 'webhooks',
      pageSize: 100,
      answer: ({ path }) => ({ body: JSON.stringify(path.endsWith('/webhooks') ? rows : []) }),
    });
    const baseUrl = await provider.start();
    try {
      const runtime = {
        send: fetchTransport({ fetch, baseUrl, headers: {}, timeoutMs: 5_000, maxBytes: 100_000 }),
        now: () => NOW.getTime(),
        wait: () => Promise.resolve(),
      };
      const { polling } = woocommerce.connector;
      if (polling === null) throw new Error('it is not polled');
      provider.mischiefs = [{ as: 'status', status: 502 }];
      expect(await stoppedWebhooks(polling, runtime)).toEqual({
        ok: true,
        value: [
          { id: '2', topic: 'order.updated', status: 'disabled' },
          { id: '3', topic: 'customer.updated', status: 'paused' },
        ],
      });
    } finally {
      await provider.stop();
    }
  });
});

describe('Shopify', () => {
  it.each([
    ['x-shopify-topic', 'missing-header'],
    ['x-shopify-shop-domain', 'missing-header'],
    ['x-shopify-webhook-id', 'missing-header'],
  ])('needs %s, to know what and whose it is', (name, refusal) => {
    const { topic, body } = recorded(shopify, 'product');
    const signed = shopify.sign({ body: json(body), secret: shopify.secrets.current, at: NOW, topic });
    const check = (value: string | readonly string[] | undefined) =>
      shopify.connector.webhook.verify(
        { ...signed, headers: { ...signed.headers, [name]: value } },
        { secrets: [shopify.secrets.current], now: NOW },
      );
    expect(check(undefined)).toEqual({ ok: false, refusal });
    expect(check(['a', 'b'])).toEqual({ ok: false, refusal: 'repeated-header' });
  });

  it('has one delivery per shop, topic and webhook', () => {
    const product = recorded(shopify, 'product');
    const keys = [{}, { 'x-shopify-shop-domain': 'b' }, { 'x-shopify-webhook-id': 'c' }].map(
      (headers) => deliver(shopify, { ...product, headers }).delivery.key,
    );
    expect(new Set(keys).size).toBe(3);
    // Another event id is no other delivery.
    expect(deliver(shopify, { ...product, headers: { 'x-shopify-event-id': 'z' } }).delivery.key).toBe(
      keys[0],
    );
  });
});

it('HubSpot counts its attempts in the body: it is the same delivery', () => {
  const batch = recorded(hubspot, 'a batch of changes');
  const again = (batch.body as object[]).map((one) => ({ ...one, attemptNumber: 3 }));
  const other = (batch.body as object[]).map((one) => ({ ...one, occurredAt: 1 }));
  const key = (body: unknown) => deliver(hubspot, { ...batch, body }).delivery.key;
  expect(key(again)).toBe(key(batch.body));
  expect(key(other)).not.toBe(key(batch.body));
});

it("Zendesk's events have an id of their own: signed anew it is the same delivery", () => {
  const ticket = recorded(zendesk, 'ticket');
  const key = (at: Date) => deliver(zendesk, ticket, { at }).delivery.key;
  expect(key(new Date(NOW.getTime() + 86_400_000))).toBe(key(NOW));
});

describe('Salesforce', () => {
  const A = '0035g00000AbCdEAAV';
  const B = '01t5g000004HhFEAA0';
  const change = (
    transactionKey: string,
    fields: Record<string, unknown>,
    more: Record<string, unknown> = {},
  ) => ({
    payload: {
      ChangeEventHeader: {
        entityName: 'Contact',
        recordIds: [A],
        changeType: 'UPDATE',
        commitTimestamp: Date.parse('2026-11-02T11:58:00Z'),
        transactionKey,
        ...fields,
      },
      ...more,
    },
  });
  const whole = { Name: 'Oak desk', IsActive: true, LastModifiedDate: '2026-11-02T11:58:00Z' };

  it('commits whole transactions, in whatever order their changes come', () => {
    const product = { entityName: 'Product2', recordIds: [B] };
    const changes = [
      change('t1', { sequenceNumber: 1 }),
      change('t1', { sequenceNumber: 2, changeType: 'DELETE' }),
      change('t1', { sequenceNumber: 3, changeType: 'UNDELETE' }),
      change('t2', { sequenceNumber: 1, changeType: 'CREATE', ...product }, whole),
      change('t2', { sequenceNumber: 2, changeType: 'DELETE', ...product }),
      change('t3', {
        commitTimestamp: Date.parse('2026-11-02T11:59:00Z'),
        changeType: 'GAP_OVERFLOW',
        recordIds: [],
      }),
    ];
    const read = (body: unknown) => ({ ...deliver(salesforce, { topic: '', body }).outcome, places: null });
    const inOrder = read(changes);
    expect(inOrder.events.map(({ type }) => type)).toEqual([
      'customer.deleted',
      'product.upserted',
      'product.deleted',
    ]);
    // Undeleted after all: it is read again. Deleted for good: it is not.
    expect(inOrder.refetch.map(({ kind, id }) => `${kind} ${id}`)).toEqual([`contacts ${A}`]);
    expect(inOrder.resync).toEqual([
      {
        kind: 'contacts',
        since: '2026-11-02T11:59:00.000Z',
        reason: expect.stringContaining('GAP_OVERFLOW') as string,
      },
    ]);
    fc.assert(
      fc.property(fc.shuffledSubarray(changes, { minLength: changes.length }), (shuffled) => {
        expect(read(shuffled)).toEqual(inOrder);
      }),
      { numRuns: 100 },
    );
  });

  it.each(['GAP_CREATE', 'GAP_UPDATE', 'GAP_UNDELETE'])('reads a record again after %s', (changeType) => {
    const { outcome } = deliver(salesforce, {
      topic: '',
      body: change('t', { changeType, recordIds: [A, '0035g00000AbCdFAAV'] }),
    });
    expect(outcome.refetch.map(({ id }) => id)).toEqual([A, '0035g00000AbCdFAAV']);
    expect(outcome.events).toEqual([]);
  });
});
