import { gzipSync } from 'node:zlib';
import net from 'node:net';
import { once } from 'node:events';
import { PRIORITY } from '@wherefore/queue';
import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { hmac, type HookStack, NEW, OLD, openHookStack, shopifyHeaders } from './support/hook-stack.js';

const product = (more: object = {}) =>
  JSON.stringify({ id: 4711, title: 'Oak desk', updated_at: '2026-11-02T11:30:00Z', variants: [], ...more });

let stack: HookStack;
beforeAll(async () => {
  stack = await openHookStack();
}, SERVER_START_TIMEOUT_MS);
afterAll(() => stack.close());

const post = (
  body: string | Buffer,
  headers: Record<string, string | string[]> = shopifyHeaders(body),
  source = 'shop',
) => stack.app.inject({ method: 'POST', url: `/hooks/${source}`, payload: body, headers });

async function nothingWaits(): Promise<void> {
  expect(await stack.waiting()).toEqual({ batches: [], followUps: [] });
}

it('a genuine webhook is durable before it is answered, under its source', async () => {
  const reply = await post(product());
  expect([reply.statusCode, reply.json()]).toEqual([
    200,
    { events: 1, quarantined: 0, skipped: 0, followed: 0 },
  ]);
  const { batches } = await stack.waiting();
  expect(batches).toMatchObject([
    {
      priority: PRIORITY.feed,
      batch: { source: 'shop', guard: 'event', events: [{ type: 'product.upserted' }] },
    },
  ]);
});

it('the same delivery again is the same batch', async () => {
  await post(product());
  await post(product());
  const { batches } = await stack.waiting();
  expect(batches).toHaveLength(1);
});

it('the old secret still holds while secrets are being changed', async () => {
  const body = product();
  const reply = await post(body, shopifyHeaders(body, { 'x-shopify-hmac-sha256': hmac(OLD, body) }));
  expect(reply.statusCode).toBe(200);
  await stack.waiting();
});

it('tells staff which systems there are, and how far they have been read', async () => {
  const query =
    '{ sources { name connector webhooks everySeconds nextRun kinds { kind mark lastCycle records stopped failure } } }';
  const { data, errors } = await stack.ask(query, {}, 'analyst');
  expect(errors).toBeUndefined();
  const unread = { mark: null, lastCycle: null, records: 0, stopped: [], failure: null };
  expect(data).toMatchObject({
    sources: [
      { name: 'shop', connector: 'shopify', webhooks: true, everySeconds: 300, kinds: [unread, {}, {}] },
      { name: 'slow', everySeconds: null, kinds: [] },
      { name: 'woo' },
      { name: 'crm' },
    ],
  });
  expect((await stack.ask(query, {}, 'storefront')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});

describe('is turned away with 401, and leaves nothing behind', () => {
  const body = product();
  const good = shopifyHeaders(body);
  const signature = good['x-shopify-hmac-sha256'];
  const unsigned = Object.fromEntries(
    Object.entries(good).filter(([name]) => name !== 'x-shopify-hmac-sha256'),
  );
  it.each<[string, string | Buffer, Record<string, string | string[]>]>([
    ['one flipped bit', body.replace('4711', '4710'), good],
    ['a body written anew', JSON.stringify(JSON.parse(body), null, 1), good],
    ['no signature', body, unsigned],
    ['two signatures', body, { ...good, 'x-shopify-hmac-sha256': [signature, signature] }],
    ['a foreign secret', body, { ...good, 'x-shopify-hmac-sha256': hmac('foreign', body) }],
    ['base64url', body, { ...good, 'x-shopify-hmac-sha256': `${signature.slice(0, -1)}-` }],
    ['a byte order mark before what was signed', `\uFEFF${body}`, good],
    ['gzip of what was signed', gzipSync(body), { ...good, 'content-encoding': 'gzip' }],
    ['no body', '', good],
  ])('%s', async (_name, payload, headers) => {
    const reply = await post(payload, headers);
    expect(reply.statusCode).toBe(401);
    expect(reply.json()).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(reply.body).not.toContain('Oak');
    await nothingWaits();
  });
});

it('a source that is not configured is 404 before its body is read', async () => {
  expect(
    (await post('x'.repeat(2_000_000), { 'content-type': 'application/json' }, 'nobody')).statusCode,
  ).toBe(404);
});

it('a ping is answered and has no effect', async () => {
  const ping = await post('webhook_id=4', { 'content-type': 'application/x-www-form-urlencoded' }, 'woo');
  expect([ping.statusCode, ping.json()]).toEqual([200, { status: 'pong' }]);
  await nothingWaits();
});

it.each([
  { body: gzipSync(product()), more: { 'content-encoding': 'gzip' }, message: /content-encoding gzip/ },
  {
    body: product(),
    more: { 'content-type': 'application/json; charset=utf-16' },
    message: /charset utf-16/,
  },
])('genuine, but $more: 400 that says why', async ({ body, more, message }) => {
  const reply = await post(body, shopifyHeaders(body, more));
  expect([reply.statusCode, reply.json<{ message: string }>().message]).toEqual([
    400,
    expect.stringMatching(message),
  ]);
  await nothingWaits();
});

it('more than 1 MB is refused before it has all come', async () => {
  const { hostname, port } = new URL(stack.address);
  const socket = net.connect(Number(port), hostname);
  socket.write(
    'POST /hooks/shop HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n',
  );
  const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
  for (let sent = 0; sent < 17; sent += 1) socket.write(chunk);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 413 /);
  const long = product({ body_html: 'x'.repeat(1_048_577) });
  expect((await post(long)).statusCode).toBe(413);
  await nothingWaits();
});

it.each([
  ['100,000 levels', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, /deeper/],
  ['no JSON', '{"id": 1', /not JSON/],
  ['no UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), /not UTF-8/],
  ['infinity', '{"id": 1e400, "title": "x", "updated_at": "2026-11-02T11:30:00Z"}', /not a product/],
  [
    'a prototype',
    '{"__proto__": {"id": 1}, "title": "x", "updated_at": "2026-11-02T11:30:00Z"}',
    /not a product/,
  ],
])('genuine, but %s: held in quarantine with the bytes it came with', async (_, body, reason) => {
  expect((await post(body)).json()).toMatchObject({ events: 0, quarantined: 1 });
  const { batches } = await stack.waiting();
  const original = Buffer.isBuffer(body) ? body.toString('base64') : body;
  const [reject] = batches[0]?.batch.rejects ?? [];
  expect(reject).toMatchObject({ source: 'shop', position: 'webhook products/update', original });
  expect(reject?.reason).toMatch(reason);
});

it('duplicate keys and half surrogate pairs do no harm', async () => {
  const body =
    '{"id": 1, "id": 2, "title": "a\\ud800b", "updated_at": "2026-11-02T11:30:00Z", "constructor": 1}';
  expect((await post(body)).json()).toMatchObject({ events: 1, quarantined: 0 });
  const { batches } = await stack.waiting();
  expect(batches[0]?.batch.events[0]?.payload).toMatchObject({ product: '2', title: 'a\uFFFDb' });
});

it('consent and erasure overtake what is less urgent', async () => {
  const send = (topic: string, body: string) =>
    post(body, shopifyHeaders(body, { 'x-shopify-topic': topic }));
  await send('products/update', product());
  await send('customers/redact', JSON.stringify({ shop_id: 1, customer: { id: 5 }, orders_to_redact: [] }));
  const consent = { state: 'unsubscribed', consent_updated_at: '2026-11-02T10:00:00Z' };
  await send(
    'customers/update',
    JSON.stringify({ id: 6, updated_at: '2026-11-02T10:00:00Z', email_marketing_consent: consent }),
  );
  const { batches } = await stack.waiting();
  expect(batches.map(({ batch, priority }) => [batch.events.at(-1)?.type, priority])).toEqual([
    ['customer.deleted', PRIORITY.interactive],
    ['consent.changed', PRIORITY.interactive],
    ['product.upserted', PRIORITY.feed],
  ]);
});

it('what a delivery only points at becomes a durable job, sealed; the law’s duties are held for a person', async () => {
  const send = (topic: string, body: string) =>
    post(body, shopifyHeaders(body, { 'x-shopify-topic': topic }));
  const refund = await send('refunds/create', '{"id": 91, "order_id": 5501}');
  expect(refund.json()).toMatchObject({ events: 0, followed: 1 });
  await send('customers/data_request', '{"customer": {"id": 77}}');
  const { batches, followUps } = await stack.waiting();
  expect(followUps).toMatchObject([{ refetch: [{ kind: 'orders', id: '5501' }], resync: [] }]);
  expect(batches[0]?.batch.rejects).toMatchObject([
    {
      reason: expect.stringMatching(
        /^for a person to do: hand over what is kept about customer 77/,
      ) as string,
    },
  ]);
});

it('without polling, what a delivery points at is held instead of lost', async () => {
  const body = '{"id": 91, "order_id": 5502}';
  await post(body, shopifyHeaders(body, { 'x-shopify-topic': 'refunds/create' }), 'slow');
  const { batches, followUps } = await stack.waiting();
  expect(followUps).toEqual([]);
  expect(batches[0]?.batch.rejects).toMatchObject([
    { reason: expect.stringContaining('the source has no polling') as string },
  ]);
});

it('a product’s deletion sent again as a customer’s erases nobody, and says what to do', async () => {
  const body = '{"id":5}';
  const headers = {
    'content-type': 'application/json',
    'x-wc-webhook-topic': 'customer.deleted',
    'x-wc-webhook-source': 'https://shop.example/',
    'x-wc-webhook-signature': hmac(NEW, body),
  };
  expect((await post(body, headers, 'woo')).json()).toMatchObject({ events: 0, quarantined: 1 });
  const { batches } = await stack.waiting();
  expect(batches[0]?.batch.rejects).toMatchObject([
    { reason: expect.stringContaining('send a customer.deleted of your own to POST /events') as string },
  ]);
});

const toCrm = (body: string) => {
  const at = String(Date.now());
  return post(
    body,
    {
      'content-type': 'application/json',
      'x-hubspot-request-timestamp': at,
      'x-hubspot-signature-v3': hmac(NEW, `POSThttps://hooks.example/hooks/crm${body}${at}`),
    },
    'crm',
  );
};

it('of a list, each record is kept in its own bytes: bad, from the future, or all of it where it is no list', async () => {
  const bad = '{"n": 12345678901234567890, "x": 1.0, "a":1,"a":2}';
  const late = `{"eventId": 1, "subscriptionType": "contact.deletion", "objectId": 5, "occurredAt": ${Date.now() + 3_600_000}, "by": 1.0}`;
  expect((await toCrm(`[ ${bad} , ${late}]`)).json()).toMatchObject({ events: 0, quarantined: 2 });
  await toCrm('[{"title":"Zelt für zwei"');
  const { batches } = await stack.waiting();
  const kept = batches.flatMap(({ batch }) => batch.rejects.map(({ original }) => original));
  expect(kept.sort()).toEqual([late, bad, '[{"title":"Zelt für zwei"'].sort());
});

it('HubSpot signs the public address, whatever a proxy makes of it', async () => {
  const body = JSON.stringify([
    { eventId: 1, subscriptionType: 'contact.deletion', objectId: 5, occurredAt: Date.now() },
  ]);
  const at = String(Date.now());
  const signed = `POSThttps://hooks.example/hooks/crm${body}${at}`;
  const headers = {
    'content-type': 'application/json',
    'x-hubspot-request-timestamp': at,
    'x-hubspot-signature-v3': hmac(NEW, signed),
  };
  expect((await post(body, headers, 'crm')).statusCode).toBe(200);
  expect(
    (await post(body, { ...headers, 'x-hubspot-request-timestamp': String(Date.now() + 1) }, 'crm'))
      .statusCode,
  ).toBe(401);
  await stack.waiting();
});

it('a sender that is over its rate is told when to come again', async () => {
  const replies = [];
  for (let sent = 0; sent < 4; sent += 1) replies.push(await post(product(), undefined, 'slow'));
  const [last] = replies.slice(-1);
  expect([last?.statusCode, last?.json()]).toEqual([429, expect.objectContaining({ code: 'RATE_LIMITED' })]);
  expect(Number(last?.headers['retry-after'])).toBeGreaterThan(0);
  await stack.waiting();
});

it(
  'a full queue refuses with 503 and Retry-After, and takes again when there is room',
  async () => {
    const small = await openHookStack({ WHEREFORE_BACKLOG_BATCHES: '2' });
    try {
      const send = (id: number) => {
        const body = product({ id });
        return small.app.inject({
          method: 'POST',
          url: '/hooks/shop',
          payload: body,
          headers: shopifyHeaders(body),
        });
      };
      expect((await send(1)).statusCode).toBe(200);
      expect((await send(2)).statusCode).toBe(200);
      await expectSoon(async () => (await send(3)).statusCode, 503);
      expect((await send(3)).headers['retry-after']).toBe('5');
      expect((await small.waiting()).batches.length).toBeLessThan(10);
      await expectSoon(async () => (await send(3)).statusCode, 200);
    } finally {
      await small.close();
    }
  },
  SERVER_START_TIMEOUT_MS,
);

it('without Redis it says 503 within a second, and recovers', async () => {
  stack.redis.pause();
  const started = performance.now();
  const reply = await post(product({ id: 9 }));
  expect([reply.statusCode, reply.headers['retry-after']]).toEqual([503, '5']);
  expect(performance.now() - started).toBeLessThan(1_000);
  stack.redis.resume();
  await expectSoon(async () => (await post(product({ id: 10 }))).statusCode, 200);
});

async function expectSoon(value: () => Promise<unknown>, wanted: unknown): Promise<void> {
  for (const until = Date.now() + 10_000; Date.now() < until;) if ((await value()) === wanted) return;
  expect(await value()).toBe(wanted);
}
