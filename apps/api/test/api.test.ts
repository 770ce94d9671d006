import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseConfig } from '@wherefore/config';
import { openDesk } from '@wherefore/engine';
import { connectGraph, type Graph, migrate } from '@wherefore/graph';
import { createLogger, openMeters } from '@wherefore/observe';
import { openDecisionLog } from '@wherefore/log';
import { openDecisionStream, openQueue, type QueueDoor } from '@wherefore/queue';
import { borrowNeo4j, SERVER_START_TIMEOUT_MS, startThrowawayRedis } from '@wherefore/testkit';
import type { FastifyInstance } from 'fastify';
import { buildServer } from '../src/build-server.js';
import { bearer, keyring, SECRET, tokenFor } from './support/tokens.js';

const TOKEN = 'a feed token for tests';
let app: FastifyInstance;
let graph: Graph;
let queue: QueueDoor;
let redisFolder: string;
let production: FastifyInstance;
const closing: (() => unknown)[] = [];

beforeAll(async () => {
  const [neo4j, redis] = await Promise.all([borrowNeo4j(), startThrowawayRedis()]);
  redisFolder = redis.dir;
  const environment = {
    NEO4J_URI: neo4j.boltUrl,
    NEO4J_PASSWORD: neo4j.password,
    NEO4J_BROWSER_URL: neo4j.httpUrl,
    REDIS_URL: redis.url,
    WHEREFORE_SECRET: SECRET,
    WHEREFORE_FEED_TOKEN: TOKEN,
  };
  graph = connectGraph({ uri: neo4j.boltUrl, user: neo4j.user, password: neo4j.password });
  await migrate(graph, new Date());
  queue = await openQueue(redis.url);
  const decisions = await openDecisionStream(redis.url);
  const logFolder = mkdtempSync(path.join(tmpdir(), 'wherefore-api-log-'));
  const decisionLog = await openDecisionLog({ directory: logFolder });
  const parts = {
    graph,
    queue,
    keyring,
    meters: openMeters(),
    consentDefault: true,
    desk: openDesk({ graph, live: queue.live, keyring, consentDefault: true }),
    decisions,
    decisionLog: () => Promise.resolve(decisionLog),
  };
  const server = (more: object) =>
    buildServer(parts, {
      config: parseConfig({ ...environment, ...more }),
      logger: createLogger('api', 'silent'),
      consoleRoot: __dirname,
    });
  app = await server({});
  production = await server({ WHEREFORE_ENV: 'production' });
  closing.push(
    () => app.close(),
    () => production.close(),
    () => Promise.resolve(decisions.close()),
    () => queue.close(),
    () => decisionLog.close(),
    () => Promise.resolve(rmSync(logFolder, { recursive: true, force: true })),
    () => graph.close(),
    () => redis.stop(),
    () => neo4j.giveBack(),
  );
}, SERVER_START_TIMEOUT_MS);
afterAll(async () => {
  for (const close of closing) await close();
});

const ask = async (query: string, variables: object = {}, headers = bearer(tokenFor('admin'))) => {
  const payload = { query, variables };
  const reply = await app.inject({ method: 'POST', url: '/graphql', payload, headers });
  return reply.json<{
    data?: Record<string, never>;
    errors?: { message: string; extensions: { code: string } }[];
  }>();
};
const send = (payload: unknown, headers: Record<string, string> = { authorization: `Bearer ${TOKEN}` }) =>
  app.inject({ method: 'POST', url: '/events', payload: payload as object, headers });
const viewed = (id: string) => ({
  id,
  source: 'web',
  type: 'product.viewed',
  occurredAt: '2026-10-01T00:00:00Z',
  payload: { product: 'p', customer: 'secret-customer' },
});

describe('health', () => {
  it('is alive and ready', async () => {
    expect((await app.inject('/livez')).statusCode).toBe(200);
    expect((await app.inject('/readyz')).json()).toMatchObject({ status: 'ready' });
  });
});

describe('POST /events', () => {
  it('refuses senders without the token, whatever they send', async () => {
    for (const headers of [{}, { authorization: 'Bearer wrong' }, { authorization: TOKEN }]) {
      expect((await send([viewed('x')], headers)).statusCode).toBe(401);
    }
    expect(await queue.counts()).toMatchObject({ waiting: 0 });
  });

  it('answers 202 once durable, naming what went to quarantine', async () => {
    const reply = await send({
      events: [viewed('1'), { ...viewed('2'), occurredAt: 'yesterday' }, 'nonsense'],
    });
    expect(reply.statusCode).toBe(202);
    expect(reply.json()).toMatchObject({
      accepted: 1,
      quarantined: [
        { index: 1, reason: expect.stringContaining('occurredAt') },
        { index: 2, reason: expect.any(String) },
      ],
    });
    expect(await queue.counts()).toMatchObject({ waiting: 1 });
  });

  it('keeps nothing personal in Redis in the clear', async () => {
    const [job] = await queue.queues.live.getJobs(['prioritized', 'waiting']);
    expect(Object.keys(job?.data ?? {})).toEqual(['batch']);
    const files = readdirSync(redisFolder, { recursive: true, withFileTypes: true }).filter((file) =>
      file.isFile(),
    );
    const written = files
      .map((file) => readFileSync(path.join(file.parentPath, file.name), 'latin1'))
      .join('');
    expect(written).toContain(job?.data.batch);
    expect(written).not.toContain('secret-customer');
  });

  it.each([
    ['nothing', [], 400],
    ['too many', Array.from({ length: 1001 }, (_, index) => viewed(String(index))), 400],
  ])('says what is wrong with %s', async (_, body, status) => {
    const reply = await send(body);
    expect(reply.statusCode).toBe(status);
    expect(reply.json()).toMatchObject({ code: 'BAD_INPUT', correlationId: expect.any(String) });
  });

  it('survives broken JSON, __proto__ and bodies over 1 MB', async () => {
    const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
    const post = (payload: string) => app.inject({ method: 'POST', url: '/events', payload, headers });
    expect((await post('{"events": [')).statusCode).toBe(400);
    expect((await post('{"__proto__": {"polluted": true}}')).statusCode).toBe(400);
    expect((await post(JSON.stringify({ events: ['x'.repeat(1_100_000)] }))).statusCode).toBe(413);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe('GraphQL', () => {
  it('answers offers on an empty graph with a reason', async () => {
    const { data } = await ask(
      '{ offers(input: {customer: "c1"}) { ... on OfferList { id offers { rank } empty { code } } } }',
    );
    expect(data).toMatchObject({ offers: { offers: [], empty: { code: 'no-epoch' } } });
  });

  it('returns expected refusals as values', async () => {
    const { data } = await ask(
      '{ offers(input: {placement: "moon"}) { ... on RequestRefused { code message } } why(decisionId: "d", product: "p") { ... on RequestRefused { code } } }',
    );
    expect(data).toMatchObject({ offers: { code: 'unknown-placement' }, why: { code: 'unknown-decision' } });
  });

  it('names the input that is wrong', async () => {
    const { errors } = await ask('{ offers(input: {first: 1000}) { __typename } }');
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('first'),
      extensions: { code: 'BAD_INPUT' },
    });
    expect((await ask('{ products(first: 0) { nodes { id } } }')).errors?.[0]?.extensions.code).toBe(
      'BAD_INPUT',
    );
  });

  it('says what is wrong however often it is asked, compiled or not', async () => {
    for (let times = 0; times < 6; times += 1) {
      const { errors } = await ask('query Often { offers(input: {first: 0}) { __typename } }');
      expect(errors).toMatchObject([{ path: ['offers'], extensions: { code: 'BAD_INPUT' } }]);
    }
  });

  it('takes feedback on a decision only from those it was made for, also where they name nobody', async () => {
    const offers = 'query($input: OffersInput!) { offers(input: $input) { ... on OfferList { id } } }';
    const made = (await ask(offers, { input: { customer: 'ann' } })).data as unknown as {
      offers: { id: string };
    };
    const track = 'mutation($events: [TrackInput!]!) { track(events: $events) { accepted } }';
    const events = [{ type: 'DISMISSED', product: 'p', decision: made.offers.id }];
    const by = (shopper: { customer?: string }) =>
      ask(track, { events }, bearer(tokenFor('shopper', shopper)));
    for (const other of [{ customer: 'ben' }, {}])
      expect((await by(other)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await by({ customer: 'ann' })).data).toEqual({ track: { accepted: 1 } });
  });

  it('tracks what visitors do', async () => {
    const { data } = await ask(
      'mutation { track(events: [{type: VIEW, product: "p", session: "s"}, {type: VIEW}]) { accepted quarantined { index reason } } }',
    );
    expect(data).toMatchObject({
      track: { accepted: 1, quarantined: [{ index: 1, reason: expect.stringContaining('product') }] },
    });
  });

  it('gives null for what is not there, and pages with cursors', async () => {
    await graph.runText(
      "UNWIND range(1, 5) AS i CREATE (:Product {id: 'q' + i, title: 'Thing ' + i, price: i, currency: 'EUR'})",
    );
    const nothing = await ask(
      '{ product(id: "none") { id } customer(id: "none") { id } bundle(id: "none") { id } segment(id: "none") { id } }',
    );
    expect(nothing.data).toEqual({ product: null, customer: null, bundle: null, segment: null });
    const page =
      'query($after: String) { products(first: 3, after: $after) { nodes { id price { amount currency } } pageInfo { hasNextPage endCursor } } }';
    const first = (await ask(page)).data as unknown as {
      products: { nodes: { id: string }[]; pageInfo: { endCursor: string } };
    };
    expect(first.products.nodes.map(({ id }) => id)).toEqual(['q1', 'q2', 'q3']);
    const second = (await ask(page, { after: first.products.pageInfo.endCursor })).data;
    expect(second).toMatchObject({
      products: { nodes: [{ id: 'q4' }, { id: 'q5' }], pageInfo: { hasNextPage: false } },
    });
    const search = await ask('{ products(search: "thing 4") { nodes { title } } }');
    expect(search.data).toMatchObject({ products: { nodes: [{ title: 'Thing 4' }] } });
  });

  it('does not let search text become query syntax', async () => {
    for (const search of ['") OR *:*', "'; DROP", 'title:*', '\\', '~^[]{}']) {
      const { errors } = await ask('query($search: String) { products(search: $search) { nodes { id } } }', {
        search,
      });
      expect(errors).toBeUndefined();
    }
  });

  it('hides what lies behind an outage', async () => {
    const read = jest
      .spyOn(graph, 'read')
      .mockRejectedValue(new Error('bolt://secret-host password=hunter2'));
    const { errors } = await ask('{ product(id: "p") { id } }');
    read.mockRestore();
    expect(errors?.[0]?.extensions.code).toBe('INTERNAL');
    expect(JSON.stringify(errors)).not.toMatch(/secret-host|hunter2/);
  });
});

describe('tokens', () => {
  const open = '{ bundle(id: "none") { id } }';
  const post = (server: FastifyInstance, query: string, headers: Record<string, string>) =>
    server.inject({ method: 'POST', url: '/graphql', payload: { query }, headers });

  it('are refused when they are bad, with the status and code that say so', async () => {
    const reply = await post(app, open, bearer('forged.to.ken'));
    expect(reply.statusCode).toBe(401);
    expect(reply.json()).toEqual({
      errors: [{ message: 'The token is not valid', extensions: { code: 'UNAUTHENTICATED' } }],
    });
  });

  it('of one role do not open what is for another', async () => {
    const reply = await post(app, '{ customers { nodes { id } } }', bearer(tokenFor('storefront')));
    expect(reply.statusCode).toBe(403);
    expect(reply.json()).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    expect((await post(app, '{ customers { nodes { id } } }', {})).statusCode).toBe(401);
  });

  it('may be left out in development only', async () => {
    const shown = await post(app, open, {});
    expect(shown.json()).toMatchObject({ data: { bundle: null } });
    const refused = await post(production, open, {});
    expect([refused.statusCode, refused.json().errors[0].extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
    const signedIn = await post(production, open, bearer(tokenFor('merchandiser')));
    expect(signedIn.statusCode).toBe(200);
  });

  it('of a customer are good for that customer only', async () => {
    const mine = bearer(tokenFor('shopper', { customer: 'c1' }));
    const offers = (customer: string) =>
      `{ offers(input: {customer: "${customer}"}) { ... on OfferList { id } } }`;
    const foreign = await post(app, offers('c2'), mine);
    expect([foreign.statusCode, foreign.json().errors[0].extensions.code]).toEqual([403, 'FORBIDDEN']);

    const decision = (await post(app, offers('c1'), mine)).json().data.offers.id;
    const why = async (headers: Record<string, string>) =>
      (
        await post(
          app,
          `{ why(decisionId: "${decision}", product: "p") { ... on RequestRefused { code } } }`,
          headers,
        )
      ).json().data.why.code;
    expect(await why(mine)).toBe('not-offered');
    expect(await why(bearer(tokenFor('storefront')))).toBe('not-offered');
    expect(await why(bearer(tokenFor('shopper', { customer: 'c2' })))).toBe('unknown-decision');
    expect(await why({})).toBe('unknown-decision');
  });

  it('of demo users are given out in development only', async () => {
    const demo = (server: FastifyInstance, payload: object) =>
      server.inject({ method: 'POST', url: '/auth/demo', payload });
    const users = (await app.inject('/auth/demo')).json().users;
    expect(users).toContainEqual(expect.objectContaining({ user: 'mia@demo', roles: ['merchandiser'] }));
    const { token } = (await demo(app, { user: 'mia@demo' })).json();
    const me = await app.inject({ url: '/auth/me', headers: bearer(token) });
    expect(me.json()).toEqual({ subject: 'mia@demo', roles: ['merchandiser'], customer: null });
    expect((await demo(app, { role: 'operator' })).json()).toMatchObject({ user: 'otto@demo' });
    expect((await demo(app, { user: 'nobody@demo' })).statusCode).toBe(404);
    expect((await demo(app, { role: 'king' })).statusCode).toBe(400);
    expect((await demo(production, { role: 'admin' })).statusCode).toBe(404);
    expect((await production.inject('/auth/me')).statusCode).toBe(401);
  });

  it('of feeds and of people are not the same', async () => {
    expect((await send([viewed('y')], bearer(tokenFor('admin')))).statusCode).toBe(401);
    expect((await post(app, open, bearer(TOKEN))).statusCode).toBe(401);
  });
});

describe('placements', () => {
  const CHANGE = '... on SavedPlacement { id version } ... on PlacementRefused { code fields { field } }';
  const SAVE = `mutation ($placement: PlacementInput!, $basedOn: Int) {
    savePlacement(placement: $placement, reason: "More room", basedOn: $basedOn) { ${CHANGE} }
  }`;
  const kiosk = (more: object = {}) => ({
    id: 'kiosk',
    name: 'Kiosk',
    intents: [{ intent: 'discover', share: 1 }],
    ...more,
  });

  it('are saved, asked for at once, and rolled back', async () => {
    const placement = kiosk({ goal: 'property:sustainability', constraints: { showPrice: false } });
    expect(await ask(SAVE, { placement, basedOn: 0 })).toMatchObject({
      data: { savePlacement: { id: 'kiosk', version: 1 } },
    });
    const offers = '{ offers(input: { placement: "kiosk" }) { ... on OfferList { placement } } }';
    expect(await ask(offers)).toMatchObject({ data: { offers: { placement: 'kiosk' } } });
    await ask(SAVE, { placement: kiosk({ slots: 3 }) });
    const back = `mutation { rollBackPlacement(id: "kiosk", version: 1, reason: "No") { ${CHANGE} } }`;
    expect(await ask(back)).toMatchObject({ data: { rollBackPlacement: { version: 3 } } });
    const shown = `{ placement(id: "kiosk") { goal slots version owner constraints { showPrice }
      intents { intent share } versions { version reason configuration } } }`;
    expect(await ask(shown)).toMatchObject({
      data: {
        placement: {
          goal: 'property:sustainability',
          slots: 20,
          version: 3,
          owner: 'admin@test',
          constraints: { showPrice: false },
          intents: [{ intent: 'discover', share: 1 }],
          versions: [{ version: 3 }, { version: 2 }, { version: 1, reason: 'More room' }],
        },
      },
    });
    const withdraw = `mutation { withdrawPlacement(id: "kiosk", reason: "Closed") { ${CHANGE} } }`;
    await ask(withdraw);
    const { data } = await ask('{ placements { id } }');
    expect(data?.['placements']).not.toContainEqual({ id: 'kiosk' });
  });

  it('are refused with the names of the fields', async () => {
    const placement = kiosk({ channel: 'fax', slots: 0 });
    expect(await ask(SAVE, { placement })).toMatchObject({
      data: { savePlacement: { code: 'invalid', fields: [{ field: 'channel' }, { field: 'slots' }] } },
    });
  });

  it('are changed by merchandisers only', async () => {
    const analyst = bearer(tokenFor('analyst'));
    expect(await ask(SAVE, { placement: kiosk() }, analyst)).toMatchObject({
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    });
  });
});
