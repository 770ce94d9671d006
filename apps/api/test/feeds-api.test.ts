import { Event } from '@wherefore/contracts';
import { holdBatch } from '@wherefore/engine';
import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { type OpenApi, openApi } from './support/open-api.js';
import { keyring } from './support/tokens.js';

let open: OpenApi;
let closed: OpenApi;
const TOKEN = 'a token for metrics';
beforeAll(async () => {
  [open, closed] = await Promise.all([openApi(), openApi({ WHEREFORE_METRICS_TOKEN: TOKEN })]);
}, SERVER_START_TIMEOUT_MS);
afterAll(() => Promise.all([open.close(), closed.close()]));

const metrics = (api: OpenApi, authorization?: string, remoteAddress = '127.0.0.1') =>
  api.app.inject({
    url: '/metrics',
    remoteAddress,
    headers: authorization === undefined ? {} : { authorization },
  });

it('tells metrics to this machine only, or to whoever sends the token', async () => {
  const reply = await metrics(open);
  expect([reply.statusCode, reply.headers['content-type']]).toEqual([
    200,
    'text/plain; version=0.0.4; charset=utf-8',
  ]);
  expect(reply.body).toContain('wherefore_backlog_batches{priority="bulk"} 0');
  expect((await metrics(open, undefined, '10.0.0.7')).statusCode).toBe(401);
  expect((await metrics(closed)).statusCode).toBe(401);
  expect((await metrics(closed, 'Bearer wrong')).statusCode).toBe(401);
  expect((await metrics(closed, `Bearer ${TOKEN}`, '10.0.0.7')).statusCode).toBe(200);
});

const CONTRACT = 'feed: shop\nowner: o\nevents: { price.changed: { fields: { price: { type: number } } } }';
const publish = (contract: string, breaking = false) =>
  open.ask(
    'mutation($contract: String!, $breaking: Boolean!) { publishFeedContract(contract: $contract, reason: "r", breaking: $breaking) { version refused changes { breaking text } } }',
    { contract, breaking },
    'operator',
  );

it('publishes contracts, refuses what breaks them, and tells every version', async () => {
  expect((await publish(CONTRACT)).data).toMatchObject({
    publishFeedContract: { version: 1, refused: null },
  });
  const narrower = CONTRACT.replace('number', 'text');
  expect((await publish(narrower)).data).toMatchObject({
    publishFeedContract: {
      version: null,
      refused: expect.stringContaining('number -> text'),
      changes: [{ breaking: true }],
    },
  });
  expect((await publish('feed: 1')).data).toMatchObject({
    publishFeedContract: { refused: expect.stringContaining('feed') },
  });
  expect((await publish(narrower, true)).data).toMatchObject({ publishFeedContract: { version: 2 } });
  const { data } = await open.ask(
    '{ feedContracts(feed: "shop") { version reason contract } }',
    {},
    'operator',
  );
  expect(data).toMatchObject({ feedContracts: [{ version: 2 }, { version: 1 }] });
  expect((await open.ask('{ feedContracts { feed version } }', {}, 'operator')).data).toEqual({
    feedContracts: [{ feed: 'shop', version: 2 }],
  });
});

const HELD = {
  id: 'held',
  source: 'shop',
  receivedAt: '2026-01-01T00:00:00Z',
  guard: 'event' as const,
  events: [
    Event.parse({
      id: '1',
      source: 'shop',
      type: 'price.changed',
      occurredAt: '2026-01-01T00:00:00Z',
      payload: { product: 'p', price: 1 },
    }),
  ],
  rejects: [],
};

it('tells feeds and held batches', async () => {
  const event = { id: '1', source: 'shop', type: 'price.changed', occurredAt: '2026-01-01T00:00:00Z' };
  await open.postEvents(JSON.stringify({ ...event, payload: { product: 'p', price: 1 } }));
  const { data, errors } = await open.ask(
    '{ feeds { name backlog oldestMs breached objectiveMs findings hour { received fromReceipt { p95 events } } } heldBatches { id } }',
    {},
    'operator',
  );
  expect(errors).toBeUndefined();
  expect(data).toMatchObject({
    feeds: [
      { name: 'shop', backlog: 1, breached: false, objectiveMs: 1_000, hour: { fromReceipt: { p95: null } } },
    ],
    heldBatches: [],
  });
  await holdBatch({ ...open, keyring }, HELD, 'too cheap');
  const shown = await open.ask(
    '{ heldBatch(id: "held") { records failing rejected at events { event fault } } none: heldBatch(id: "no") { id } }',
    {},
    'operator',
  );
  expect(shown.errors).toBeUndefined();
  expect(shown.data).toMatchObject({
    heldBatch: { records: 1, failing: 1, events: [{ fault: 'payload.price is a number, not a text' }] },
    none: null,
  });
  const { errors: refused } = await open.ask('{ heldBatches(state: "nonsense") { id } }', {}, 'operator');
  expect(refused?.[0]).toMatchObject({
    message: expect.stringContaining('held, releasing'),
    extensions: { code: 'BAD_INPUT' },
  });
});

/** Two versions as learning registers them, of nothing. */
async function twoVersions(): Promise<void> {
  await open.graph.runText(
    `UNWIND ['m-old', 'm-new'] AS id
     CREATE (:Model {id: id, hash: id, at: datetime('2026-10-01T00:00:00Z'), by: 'ann', why: 'w', code: 'c', snapshot: 's',
       shop: 's', until: datetime('2026-09-30T00:00:00Z'), parameters: '{}', metrics: '{"ndcg@20":0.2}', edges: 0,
       volumes: '{"related":0}', degrees: '{}'})
     -[:SERVED_AS]->(:Epoch {id: 'e-' + id, at: datetime('2026-10-01T00:00:00Z'), until: datetime('2026-09-30T00:00:00Z'),
       status: 'ready', bias: -5.0, halfLifeDays: 60.0, coefficients: '{"related":1}', anchorWeights: '{}', weightings: '{}'})`,
  );
}

it('versions are listed, promoted, tried, rolled back, and asked for, by operators', async () => {
  await twoVersions();
  const promote = (version: string, to: string, more = '') =>
    open.ask(
      `mutation { promoteModel(version: "${version}", to: "${to}", reason: "it is better"${more}) {
        refused version { id aliases } checks { name holds } } }`,
      {},
      'operator',
    );
  const refused = await promote('m-old', 'current');
  expect(refused.errors).toBeUndefined();
  expect(refused.data).toMatchObject({
    promoteModel: { refused: expect.stringContaining('volume'), version: null },
  });
  expect((await promote('m-old', 'current', ', anyway: true')).data).toMatchObject({
    promoteModel: { refused: null, version: { id: 'm-old', aliases: ['current'] } },
  });
  const plan = ', anyway: true, plan: { steps: [10, 100], without: ["clicks"] }';
  expect((await promote('m-new', 'canary', plan)).data).toMatchObject({
    promoteModel: { refused: null, version: { aliases: ['canary'] } },
  });
  const { data, errors } = await open.ask(
    `{ models { id aliases epoch metrics { name value } volumes { name count } }
       model(name: "canary") { id by reason }
       rollouts { model state steps step without by verdicts { guard outcome } }
       shadowFigures(model: "m-new") { decisions overlap } learning { state } }`,
    {},
    'operator',
  );
  expect(errors).toBeUndefined();
  expect(data).toMatchObject({
    model: { id: 'm-new', by: 'ann', reason: 'w' },
    rollouts: [{ model: 'm-new', state: 'running', steps: [10, 100], without: ['clicks'], step: 0 }],
    shadowFigures: { decisions: 0, overlap: null },
    learning: [],
  });
  const told = (await metrics(open)).body;
  expect(told).toContain('wherefore_model_alias{alias="canary",model="m-new",epoch="e-m-new"} 1');
  expect(told).toContain('wherefore_rollout_percent{model="m-new"} 10');
  const rolled = await open.ask(
    'mutation { rollBackModel(reason: "odd") { refused version { id } } }',
    {},
    'operator',
  );
  expect(rolled.data).toMatchObject({ rollBackModel: { refused: null, version: { id: 'm-old' } } });
  const asked = await open.ask('mutation { learn(reason: "new season", as: "shadow") }', {}, 'operator');
  expect(asked.data).toEqual({ learn: true });
  const { data: waiting } = await open.ask('{ learning { state by reason } }', {}, 'operator');
  expect(waiting).toMatchObject({ learning: [{ state: 'waiting', reason: 'new season' }] });
  const finding = {
    of: 'orders',
    name: 'price',
    level: 'far',
    detail: 'd',
    advice: 'a',
    psi: 0.2,
    bar: 0.01,
  };
  const report = { at: '2026-10-01T00:00:00.000Z', model: 'm-old', findings: [finding], retrain: 'price: d' };
  expect((await open.ask('{ drift { model } }', {}, 'operator')).data).toEqual({ drift: null });
  await open.queue.tallies.write('drift-report', JSON.stringify(report), 60_000);
  const drift = await open.ask(
    '{ drift { at model retrain findings { of name level detail advice psi bar } } }',
    {},
    'operator',
  );
  expect(drift.data).toEqual({ drift: report });
  expect((await metrics(open)).body).toContain('wherefore_drift_psi{of="orders",name="price"} 0.2');
  const forbidden = await open.ask('{ models { id } }', {}, 'merchandiser');
  expect(forbidden.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});
