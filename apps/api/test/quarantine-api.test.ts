import { applyBatch, openBatch } from '@wherefore/engine';
import { openLog } from '@wherefore/log';
import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { Redis } from 'ioredis';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type OpenApi, openApi } from './support/open-api.js';
import { keyring } from './support/tokens.js';

let api: OpenApi;
let redis: Redis;
beforeAll(async () => {
  api = await openApi({ WHEREFORE_SOURCE_RATE: '10' });
  redis = new Redis(api.redisUrl);
}, SERVER_START_TIMEOUT_MS);
afterAll(async () => {
  redis.disconnect();
  await api.close();
});

/** Applies what waits, as the worker does. */
async function work(): Promise<void> {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'wherefore-test-log-'));
  const log = await openLog({ directory });
  for (const key of await redis.keys('wherefore:intake:*')) {
    const sealed = await redis.getBuffer(key);
    const waiting = () => Promise.resolve(null);
    await applyBatch(
      { graph: api.graph, log, keyring, waiting },
      openBatch(keyring, sealed ?? Buffer.alloc(0)),
    );
    await redis.del(key);
  }
  await log.close();
  rmSync(directory, { recursive: true, force: true });
}

const viewed = (id: string, payload: object = { product: 'p' }) => ({
  id,
  source: 'shop',
  type: 'product.viewed',
  occurredAt: '2026-01-01T00:00:00Z',
  payload,
});
const RECORD = 'id reason state original encoding bytes sha256 cut history position';

async function list(argument = ''): Promise<Record<string, unknown>[]> {
  const { data } = await api.ask(`{ quarantine${argument} { nodes { ${RECORD} } } }`, {}, 'operator');
  return (data as { quarantine: { nodes: Record<string, unknown>[] } }).quarantine.nodes;
}

it('refuses a body that has nothing of an event, and takes none of it', async () => {
  for (const body of ['{}', '{"hello": 1}']) {
    const reply = await api.postEvents(body);
    expect(reply.statusCode).toBe(400);
    expect(reply.json()).toMatchObject({ code: 'BAD_INPUT', message: expect.stringContaining('no event') });
  }
  expect(await redis.keys('wherefore:intake:*')).toEqual([]);
});

it('keeps the very bytes of a record, shows them, and replays it mended, once', async () => {
  const record = '{ "id":"q1",  "source":"shop", "type":"product.view", "note":1, "note":2 }';
  const reply = await api.postEvents(`[${JSON.stringify(viewed('q0'))}, ${record}]`);
  expect(reply.json()).toMatchObject({
    accepted: 1,
    quarantined: [
      { index: 1, reason: 'type: there is no type "product.view"; did you mean product.viewed?' },
    ],
  });
  await work();
  const [held] = await list('(filter: {reason: "product.view", position: "POST"})');
  expect(held).toMatchObject({
    original: record,
    bytes: record.length,
    cut: false,
    state: 'held',
    history: [],
  });
  expect(await list('(filter: {source: "crm"})')).toEqual([]);

  const id = String(held?.['id']);
  const replay = (event: string) =>
    api.ask(
      'mutation($id: ID!, $event: String) { replayQuarantined(ids: [$id], event: $event, reason: "mended") { replayed refused { reason } } }',
      { id, event },
      'operator',
    );
  const [first, second] = await Promise.all([
    replay(JSON.stringify(viewed('q1'))),
    replay(JSON.stringify(viewed('q1'))),
  ]);
  const replayed = [first, second].flatMap(
    ({ data }) => (data as { replayQuarantined: { replayed: string[] } }).replayQuarantined.replayed,
  );
  expect(replayed).toEqual([id]);
  const { data } = await api.ask(`query($id: ID!) { quarantinedRecord(id: $id) { ${RECORD} } }`, { id });
  expect(data).toMatchObject({
    quarantinedRecord: { state: 'replayed', history: [expect.stringContaining('mended and replayed')] },
  });
});

it('keeps bytes that are no UTF-8, and takes their neighbours', async () => {
  const body = Buffer.concat([
    Buffer.from(`[${JSON.stringify(viewed('u0'))}, {"id":"`),
    Buffer.from([0xe9]),
    Buffer.from('","source":"shop"}]'),
  ]);
  expect((await api.postEvents(body)).json()).toMatchObject({ accepted: 1, quarantined: [{ index: 1 }] });
  await work();
  const [held] = await list('(filter: {reason: "not UTF-8"})');
  expect(Buffer.from(String(held?.['original']), 'base64').includes(0xe9)).toBe(true);
});

it.each(['__proto__', '\\u005f_proto__'])('a field %s costs its own record only', async (name) => {
  const bad = `{"id":"p1","source":"shop","payload":{"product":"p","${name}":1}}`;
  const body = `[${JSON.stringify(viewed('p0'))}, ${bad}]`;
  expect((await api.postEvents(body)).json()).toMatchObject({
    accepted: 1,
    quarantined: [{ index: 1, reason: 'it has a field __proto__' }],
  });
  await work();
  expect((await list('(filter: {reason: "__proto__"})')).map(({ original }) => original)).toContain(bad);
});

it('does to all held records only what is said to be meant for everything', async () => {
  for (const mutation of ['discardAllQuarantined', 'replayAllQuarantined']) {
    const selection = mutation.startsWith('replay') ? '{ replayed }' : '';
    const { errors } = await api.ask(
      `mutation { ${mutation}(filter: {}, reason: "tidy") ${selection} }`,
      {},
      'operator',
    );
    expect(errors?.[0]?.extensions.code).toBe('BAD_INPUT');
    expect(errors?.[0]?.message).toContain('everything: true');
  }
});

it('discards by filter, with who and why in the audit trail', async () => {
  await api.postEvents(JSON.stringify([1, 2, 3].map((n) => viewed(`d${n}`, { nothing: n }))));
  await work();
  const { data } = await api.ask(
    'mutation { discardAllQuarantined(filter: {source: "shop", reason: "payload.product"}, reason: "of no use") }',
    {},
    'operator',
  );
  expect(data).toEqual({ discardAllQuarantined: 3 });
  const [audit] = await api.graph.runText(
    "MATCH (a:Audit {what: 'quarantine.discard'}) RETURN a.why AS why, a.who IS NOT NULL AS named",
  );
  expect(audit).toEqual({ why: 'of no use', named: true });
});

it('keeps a body that is plain text, as it came', async () => {
  const reply = await api.app.inject({
    method: 'POST',
    url: '/events',
    payload: 'no event at all',
    headers: { authorization: 'Bearer a feed token for tests', 'content-type': 'text/plain' },
  });
  expect(reply.json()).toMatchObject({ accepted: 0, quarantined: [{ index: 0 }] });
  await work();
  expect(await list('(filter: {source: "unknown"})')).toMatchObject([
    { original: 'no event at all', bytes: 15 },
  ]);
});

it('replays records as they came where no event is given', async () => {
  await api.postEvents(JSON.stringify([viewed('n1', { none: 1 })]));
  await work();
  const [held] = await list('(filter: {reason: "payload.product"})');
  const { data } = await api.ask(
    'mutation($id: ID!) { replayQuarantined(ids: [$id], reason: "again") { replayed refused { id } } }',
    { id: held?.['id'] },
    'operator',
  );
  expect(data).toEqual({ replayQuarantined: { replayed: [], refused: [{ id: held?.['id'] }] } });
  const discard = (reason: string) =>
    api.ask(
      'mutation($id: ID!, $reason: String!) { discardQuarantined(ids: [$id], reason: $reason) }',
      { id: held?.['id'], reason },
      'operator',
    );
  expect((await discard(' ')).errors?.[0]?.extensions.code).toBe('BAD_INPUT');
  expect((await discard('a test')).data).toEqual({ discardQuarantined: 1 });
});

it('knows the states there are', async () => {
  const { errors } = await api.ask('{ quarantine(state: "nonsense") { nodes { id } } }', {}, 'operator');
  expect(errors?.[0]).toMatchObject({
    message: expect.stringContaining('held, replaying'),
    extensions: { code: 'BAD_INPUT' },
  });
});

it('takes no more from frontends than from feeds', async () => {
  const track = 'mutation ($events: [TrackInput!]!) { track(events: $events) { accepted } }';
  const views = (count: number) => ({
    events: Array.from({ length: count }, () => ({ type: 'VIEW', product: 'p', customer: 'c' })),
  });
  const refused = await api.ask(track, views(101), 'storefront');
  expect(refused.errors?.[0]?.extensions.code).toBe('RATE_LIMITED');
  expect((await api.ask(track, views(1), 'storefront')).data).toEqual({ track: { accepted: 1 } });
});

it('tells a source that sends too fast when to come back', async () => {
  const fast = Array.from({ length: 101 }, (_, n) => ({ ...viewed(`fast${n}`), source: 'fast' }));
  const reply = await api.postEvents(JSON.stringify(fast));
  expect(reply.statusCode).toBe(429);
  expect(Number(reply.headers['retry-after'])).toBeGreaterThan(0);
  expect(reply.json()).toMatchObject({ code: 'RATE_LIMITED' });
  expect((await api.postEvents(JSON.stringify(viewed('slow')))).statusCode).toBe(202);
});
