import { setTimeout as delay } from 'node:timers/promises';
import { type Batch, Event } from '@wherefore/contracts';
import {
  acceptEvents,
  applyBatch,
  gateBatch,
  heldBatches,
  holdBatch,
  importStream,
  listVersionsOfContract,
  openContractShelf,
  parseContract,
  publishContract,
  rejectBatch,
  releaseBatch,
  showHeldBatch,
} from '@wherefore/engine';
import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { event } from './support/events.js';
import { type IdleWorld, openIdleWorld } from './support/idle-world.js';

let world: IdleWorld;
beforeAll(async () => {
  world = await openIdleWorld();
}, SERVER_START_TIMEOUT_MS);
afterAll(() => world.close());
beforeEach(() => world.redis.flushall());

const NOW = new Date('2026-11-02T00:00:00.000Z');
const contractOf = (feed: string, rest: string) => {
  const parsed = parseContract(`feed: ${feed}\nowner: shop team\n${rest}`);
  if (!parsed.ok) throw new Error(parsed.refusal.join());
  return parsed.value;
};
const publish = (feed: string, rest: string, breaking = false) =>
  publishContract(
    world.graph,
    { contract: contractOf(feed, rest), who: 'ann', why: 'agreed', breaking },
    NOW,
  );

/** Does with what waits what the worker does; a shelf of its own reads the contracts anew. */
async function work(now = NOW): Promise<Batch[]> {
  const contracts = openContractShelf(world.graph);
  const batches: Batch[] = [];
  for (const opened of await world.waitingBatches()) {
    const { batch, hold } = await gateBatch({ graph: world.graph, contracts }, opened, now);
    if (hold === null) await applyBatch(world, batch);
    else await holdBatch(world, batch, hold);
    batches.push(batch);
  }
  await world.redis.flushall();
  return batches;
}

const price = (source: string, product: string, amount: number) =>
  event('price.changed', { product, price: amount }, { source });
const priceOf = (id: string) => world.value('MATCH (p:Product {id: $id}) RETURN p.price', { id });

const RANGE = `
events:
  price.changed:
    checks:
      - { field: price, min: 1, severity: SEVERITY }`;

it('quarantines what a contract refuses and lets the rest through; feeds without a contract are as before', async () => {
  await publish('q1', RANGE.replace('SEVERITY', 'quarantine'));
  await acceptEvents(world, [price('q1', 'q1a', 0), price('q1', 'q1b', 5), price('free', 'q1c', 0)], NOW);
  await work();
  expect([await priceOf('q1a'), await priceOf('q1b'), await priceOf('q1c')]).toEqual([undefined, 5, 0]);
  expect(await world.value("MATCH (q:Quarantine {source: 'q1'}) RETURN q.reason")).toBe(
    'contract: payload.price is 0, below 1',
  );
});

it('quarantines what lies in the future, also of feeds without a contract and of files', async () => {
  const ahead = { ...price('future', 'f1', 1), occurredAt: '2026-11-02T00:10:00.000Z' };
  const opened: Batch = {
    id: 'import:future:0',
    source: 'future',
    receivedAt: NOW.toISOString(),
    guard: 'batch',
    events: [Event.parse(ahead), Event.parse(price('future', 'f2', 1))],
    rejects: [],
  };
  const contracts = openContractShelf(world.graph);
  const judged = (futureSeconds?: number) =>
    gateBatch(
      { graph: world.graph, contracts, ...(futureSeconds === undefined ? {} : { futureSeconds }) },
      opened,
      NOW,
    );
  const { batch } = await judged();
  expect(batch.events.map(({ payload }) => payload)).toMatchObject([{ product: 'f2' }]);
  expect(batch.rejects).toMatchObject([{ reason: 'occurredAt: more than 300 seconds in the future' }]);
  expect((await judged(3_600)).batch).toBe(opened);
});

it('holds a batch as a whole, and lets it go once, whoever wants it at the same time', async () => {
  await publish('h1', RANGE.replace('SEVERITY', 'hold'));
  const noEvent = { id: 'h1c', source: 'h1', type: 'price.changed', payload: {} };
  await acceptEvents(world, [price('h1', 'h1a', 5), price('h1', 'h1b', 0), noEvent], NOW);
  const quarantined = () =>
    world.value("MATCH (q:Quarantine {source: 'h1', state: 'held'}) RETURN sum(q.count)");
  const [batch] = await work();
  expect(await quarantined()).toBe(1);
  if (batch !== undefined) await holdBatch(world, batch, 'again');
  expect(await priceOf('h1a')).toBeUndefined();
  const [held, ...others] = await heldBatches(world.graph, { state: 'held', limit: 10 });
  expect(others).toEqual([]);
  expect(held).toMatchObject({ source: 'h1', records: 2, reason: expect.stringContaining('below 1') });

  const id = held?.id ?? '';
  const show = (first: number) =>
    showHeldBatch({ ...world, contracts: openContractShelf(world.graph) }, { id, first });
  expect(await show(1)).toMatchObject({
    id,
    failing: 1,
    rejected: 1,
    events: [{ event: { payload: { product: 'h1b' } }, fault: 'payload.price is 0, below 1' }],
  });
  expect((await show(10))?.events.map(({ fault }) => fault === null)).toEqual([false, true]);
  const settlement = { id, who: 'olga', why: 'a sale' };
  const releases = await Promise.all([1, 2, 3].map(() => releaseBatch(world, settlement, NOW)));
  expect(releases.some(({ ok }) => ok)).toBe(true);
  expect((await world.waitingBatches()).length).toBe(1);
  await work();
  expect([await priceOf('h1a'), await priceOf('h1b'), await quarantined()]).toEqual([5, 0, 1]);
  expect(await show(10)).toMatchObject({ state: 'released', events: [] });
  expect(await rejectBatch(world.graph, settlement, NOW)).toMatchObject({ ok: false });
  expect(await heldBatches(world.graph, { state: 'released', limit: 10 })).toMatchObject([
    { id, settledBy: 'olga', why: 'a sale' },
  ]);
});

it('an import goes on past what is held of it, and says so', async () => {
  await publish('i1', RANGE.replace('SEVERITY', 'hold'));
  const part = { records: 1, events: [Event.parse(price('i1', 'i1a', 0))], rejects: [], skipped: 0 };
  const run = () => importStream(world, { key: 'files', source: 'i1', parts: [part] }, () => undefined);
  const importing = run();
  while ((await world.waitingBatches()).length === 0) await delay(20);
  await work();
  expect(await importing).toMatchObject({ applied: 1, held: 1, chunksKnown: 0 });
  expect(await run()).toMatchObject({ held: 1, chunksKnown: 1 });
  await releaseBatch(world, { id: 'import:files:0', who: 'olga', why: 'a test' }, NOW);
  expect(await run()).toMatchObject({ held: 0 });
});

it('rejects a held batch for good, with who and why', async () => {
  await publish('r1', RANGE.replace('SEVERITY', 'hold'));
  await acceptEvents(world, [price('r1', 'r1a', 0)], NOW);
  await work();
  const [held] = await heldBatches(world.graph, { state: 'held', limit: 10 });
  const settlement = { id: held?.id ?? '', who: 'olga', why: 'a broken export' };
  expect(await rejectBatch(world.graph, { ...settlement, why: ' ' }, NOW)).toMatchObject({ ok: false });
  expect(await rejectBatch(world.graph, settlement, NOW)).toMatchObject({ ok: true });
  expect(await releaseBatch(world, settlement, NOW)).toMatchObject({ ok: false });
  expect(await world.value("MATCH (a:Audit {what: 'batches.reject'}) RETURN a.why")).toBe('a broken export');
  await expect(rejectBatch(world.graph, { ...settlement, id: 'unknown' }, NOW)).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});

it('waits for what a batch refers to as long as the contract says, then refuses what is still unknown', async () => {
  await publish(
    'g1',
    'events: { order.placed: { checks: [{ field: lines.product, known: product, grace: 60 }] } }',
  );
  const lines = [{ product: 'g1a', quantity: 1, amount: 1 }];
  const placed = event('order.placed', { order: 'g1', lines }, { source: 'g1' });
  await acceptEvents(world, [placed], NOW);
  const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000);
  await expect(work(later(30))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  await world.apply([event('product.upserted', { product: 'g1a', title: 'A' })]);
  const [batch] = await work(later(40));
  expect(batch?.events).toHaveLength(1);

  await acceptEvents(
    world,
    [{ ...placed, id: 'g1-2', payload: { order: 'g2', lines: [{ ...lines[0], product: 'no' }] } }],
    NOW,
  );
  const [late] = await work(later(61));
  expect(late?.rejects[0]?.reason).toBe('contract: payload.lines.product is "no": no such product is known');
});

it('gives the log what the graph has, whatever a contract says of it since', async () => {
  await publish('l1', RANGE.replace('SEVERITY', 'quarantine'));
  await acceptEvents(world, [price('l1', 'l1a', 5), price('l1', 'l1b', 50), price('l1', 'l1c', 0)], NOW);
  const append = jest.spyOn(world.log, 'appendGroup').mockRejectedValueOnce(new Error('disk full'));
  await expect(work()).rejects.toThrow('disk full');
  append.mockRestore();
  const { events } = await world.log.counts();
  await publish('l1', RANGE.replace('min: 1', 'min: 1, max: 10').replace('SEVERITY', 'quarantine'), true);
  await work();
  expect((await world.log.counts()).events).toBe(events + 2);
  expect(await priceOf('l1c')).toBeUndefined();
  expect(await world.value("MATCH (q:Quarantine {source: 'l1'}) RETURN count(q)")).toBe(1);
});

it('gives the log the same of a chunk', async () => {
  await publish('l2', RANGE.replace('SEVERITY', 'quarantine'));
  const opened: Batch = {
    id: 'import:l2:0',
    source: 'l2',
    receivedAt: NOW.toISOString(),
    guard: 'batch',
    events: [0, 5, 50].map((amount) => Event.parse(price('l2', 'l2', amount))),
    rejects: [],
  };
  const gate = () =>
    gateBatch({ graph: world.graph, contracts: openContractShelf(world.graph) }, opened, NOW);
  const { batch: first } = await gate();
  expect(first.rejects).toHaveLength(1);
  await applyBatch(world, first);
  await publish('l2', RANGE.replace('min: 1', 'max: 10').replace('SEVERITY', 'quarantine'), true);
  expect((await gate()).batch).toMatchObject({ events: opened.events.slice(1), rejects: [] });
});

it('counts records that are no events among those that fail', async () => {
  await publish('u1', `holdAbove: 0.2${RANGE.replace('SEVERITY', 'quarantine')}`);
  const reject = (n: number) => ({ source: 'u1', position: `u.csv:${n}`, reason: 'no id', original: '' });
  const opened: Batch = {
    id: 'u1',
    source: 'u1',
    receivedAt: NOW.toISOString(),
    guard: 'event',
    events: [Event.parse(price('u1', 'u1a', 5))],
    rejects: Array.from({ length: 9 }, (_, n) => reject(n)),
  };
  const contracts = openContractShelf(world.graph);
  const { hold } = await gateBatch({ graph: world.graph, contracts }, opened, NOW);
  expect(hold).toBe('9 of 10 records fail: they are no events');
});

it('refuses to break what was promised unless that is meant, and keeps every version', async () => {
  const wide = RANGE.replace('SEVERITY', 'quarantine');
  const narrow = wide.replace('min: 1', 'min: 2');
  expect(await publish('v1', wide)).toMatchObject({ ok: true, value: { version: 1 } });
  expect(await publish('v1', wide)).toMatchObject({ ok: false, refusal: { code: 'unchanged' } });
  const refusedOne = await publish('v1', narrow);
  expect(refusedOne).toMatchObject({ ok: false, refusal: { code: 'breaking' } });
  if (!refusedOne.ok)
    expect(refusedOne.refusal.message).toContain('price range: 1 to any, quarantine -> 2 to any');
  expect(await publish('v1', narrow, true)).toMatchObject({ ok: true, value: { version: 2 } });
  const versions = await listVersionsOfContract(world.graph, 'v1');
  expect(versions.map(({ version, publishedBy, reason }) => [version, publishedBy, reason])).toEqual([
    [2, 'ann', 'agreed'],
    [1, 'ann', 'agreed'],
  ]);
  expect(versions.map(({ owner }) => owner)).toEqual(['shop team', 'shop team']);
});

it('says what is wrong with a contract, with lines, also below a word that is not known', () => {
  const wrong = parseContract(
    'feed: Shop\nowner: x\nevents:\n  order.place:\n    fields:\n      price: { type: decimal }\nmore: 1',
  );
  expect(wrong).toEqual({
    ok: false,
    refusal: [
      expect.stringMatching(/^line 1: feed: /),
      'line 4: events.order.place: is not known here',
      expect.stringMatching(/^line 6: events\.order\.place\.fields\.price\.type: /),
      'line 7: more: is not known here',
    ],
  });
  const twice = parseContract(
    'feed: shop\nowner: x\nevents: { price.changed: { checks: [{ field: price, min: 1, unique: true }] } }',
  );
  expect(twice).toMatchObject({ ok: false, refusal: [expect.stringContaining('one check each')] });
  expect(parseContract(': :').ok).toBe(false);
});
