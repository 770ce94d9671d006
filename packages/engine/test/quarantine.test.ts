import { createHash } from 'node:crypto';
import type { Batch } from '@wherefore/contracts';
import {
  acceptRecords,
  applyBatch,
  discardAllHeld,
  discardHeld,
  EVERY_RECORD,
  keepOriginal,
  listHeld,
  loadHeld,
  MOST_ORIGINAL_BYTES,
  replayAllHeld,
  replayHeld,
} from '@wherefore/engine';
import { listChanges } from '@wherefore/graph';
import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { event } from './support/events.js';
import { type IdleWorld, openIdleWorld } from './support/idle-world.js';

let world: IdleWorld;
beforeAll(async () => {
  world = await openIdleWorld();
}, SERVER_START_TIMEOUT_MS);
afterAll(() => world.close());
beforeEach(async () => {
  await world.redis.flushall();
  await world.graph.runText('MATCH (q:Quarantine) DELETE q');
});

const NOW = new Date('2026-11-02T00:00:00.000Z');
const WHO = { who: 'olga', why: 'the feed is mended' };

/** Applies what waits for the worker; says how many batches there were. */
async function work(): Promise<Batch[]> {
  const batches = await world.waitingBatches();
  for (const batch of batches) await applyBatch(world, batch);
  await world.redis.flushall();
  return batches;
}

/** What a feed sends, as far as the quarantine. */
async function send(...values: unknown[]): Promise<void> {
  await acceptRecords(
    world,
    values.map((value) => ({ value })),
    NOW,
  );
  await work();
}
const held = () => listHeld(world, { ...EVERY_RECORD, state: 'held', skip: 0, limit: 100 });
const onlyHeld = async () => {
  const [record, ...rest] = await held();
  expect(rest).toEqual([]);
  if (record === undefined) throw new Error('nothing is held');
  return record;
};
const bad = (id: string, more: object = {}) => ({
  ...event('product.viewed', { product: 'p' }, { id }),
  ...more,
});

describe('the bytes of a record', () => {
  it('are kept as they came, also where they are no text', async () => {
    const bytes = Buffer.from([0x22, 0xff, 0xfe, 0x22]);
    await acceptRecords(
      world,
      [{ value: '"??"', bytes: () => bytes, fault: 'its bytes are not UTF-8' }],
      NOW,
    );
    await work();
    const record = await onlyHeld();
    expect(record).toMatchObject({
      encoding: 'base64',
      bytes: 4,
      cut: false,
      reason: 'its bytes are not UTF-8',
    });
    expect(Buffer.from(record.original, 'base64')).toEqual(bytes);
    expect(record.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    const { refused } = await replayHeld(world, { ids: [record.id], ...WHO }, NOW);
    expect(refused[0]?.reason).toContain('not UTF-8');
  });

  it('are cut between characters where there are too many, with size and hash of the whole', () => {
    const text = `a${'é'.repeat(MOST_ORIGINAL_BYTES)}`;
    const { original, form } = keepOriginal(text);
    expect(form).toEqual({
      encoding: 'text',
      bytes: 2 * MOST_ORIGINAL_BYTES + 1,
      sha256: createHash('sha256').update(text).digest('hex'),
      cut: true,
    });
    expect(text.startsWith(original)).toBe(true);
    expect(Buffer.byteLength(original)).toBeGreaterThan(MOST_ORIGINAL_BYTES - 4);
  });
});

it('holds bytes that are no text apart from the text that stands for them', async () => {
  const of = (record: Uint8Array | string) => ({
    source: 'crm',
    position: 'POST /events',
    reason: 'bad',
    ...keepOriginal(record),
  });
  const rejects = [of(Buffer.from([0xff, 0xfe])), of('//4=')];
  await world.apply([], { id: 'alike', rejects });
  expect((await held()).map(({ original }) => original)).toEqual(['//4=', '//4=']);
});

it('says briefly what is wrong with a type, and what was meant', async () => {
  await send(bad('t1', { type: 'order.place' }), bad('t2', { type: 'xyz' }), { id: 't3' });
  const reasons = (await held()).map(({ reason }) => reason).sort();
  expect(reasons).toEqual([
    'type: is missing',
    'type: there is no type "order.place"; did you mean order.placed?',
    'type: there is no type "xyz"',
  ]);
});

it('holds what says it happened in the future, beyond what clocks differ', async () => {
  const soon = new Date(NOW.getTime() + 299_000).toISOString();
  const late = new Date(NOW.getTime() + 301_000).toISOString();
  await send(bad('f1', { occurredAt: soon }), bad('f2', { occurredAt: late }));
  expect(await onlyHeld()).toMatchObject({ reason: 'occurredAt: more than 300 seconds in the future' });
});

describe('replay', () => {
  it('replays a record once, however many do so at the same moment', async () => {
    await send(bad('r1', { payload: {} }));
    const { id } = await onlyHeld();
    const edited = { [id]: bad('r1-mended', { payload: { product: 'p', customer: 'r1' } }) };
    const replays = await Promise.all(
      Array.from({ length: 8 }, () => replayHeld(world, { ids: [id], edited, ...WHO }, NOW)),
    );
    expect(replays.flatMap(({ replayed }) => replayed)).toEqual([id]);
    expect(replays.flatMap(({ refused }) => refused)).toHaveLength(7);
    expect(await work()).toHaveLength(1);
    const record = await loadHeld(world, id);
    expect(record?.state).toBe('replayed');
    expect(record?.history).toEqual([
      expect.stringContaining('mended and replayed by olga: the feed is mended'),
    ]);
    const [audit] = await world.graph.read(listChanges, { what: 'quarantine.', limit: 1 });
    expect(audit).toMatchObject({ who: 'olga', what: 'quarantine.replay', why: 'the feed is mended' });
  });

  it('keeps holding what is still no event, and says what is wrong with it now', async () => {
    await send(bad('r2', { payload: {} }));
    const { id } = await onlyHeld();
    const edited = { [id]: bad('r2', { type: 'product.view' }) };
    const { replayed, refused } = await replayHeld(world, { ids: [id], edited, ...WHO }, NOW);
    expect(replayed).toEqual([]);
    expect(refused[0]?.reason).toContain('did you mean product.viewed?');
    expect(await onlyHeld()).toMatchObject({
      id,
      reason: expect.stringContaining('payload.product'),
      history: [expect.stringContaining('not replayed (type:')],
    });
    expect(await work()).toEqual([]);
  });

  it('brings what the graph refuses even then back to the same entry, with what was done', async () => {
    await send(bad('r3', { payload: {} }));
    const { id, original } = await onlyHeld();
    await replayHeld(
      world,
      { ids: [id], edited: { [id]: bad('r3', { payload: { product: 'p', customer: 'r3' } }) }, ...WHO },
      NOW,
    );
    const [batch] = await world.waitingBatches();
    if (batch === undefined) throw new Error('nothing waits');
    const poison = batch.events.map((one) => ({ ...one, occurredAt: 'no time at all' }));
    await applyBatch(world, { ...batch, events: poison });
    const record = await onlyHeld();
    expect(record).toMatchObject({ id, original, count: 1, state: 'held' });
    expect(record.history).toEqual([
      expect.stringContaining('mended and replayed by olga'),
      expect.stringContaining('replayed, and failed again: the graph refused it'),
    ]);
  });

  it('tells who replayed what failed again sooner than the replay was settled', async () => {
    await send(bad('r5', { payload: {} }));
    const { id } = await onlyHeld();
    const submit: IdleWorld['queue']['submit'] = async (...job) => {
      await world.queue.submit(...job);
      const [batch] = await world.waitingBatches();
      if (batch === undefined) throw new Error('nothing waits');
      const poison = batch.events.map((one) => ({ ...one, occurredAt: 'no time at all' }));
      await applyBatch(world, { ...batch, events: poison });
    };
    const parts = { ...world, queue: { ...world.queue, submit } };
    const edited = { [id]: bad('r5', { payload: { product: 'p', customer: 'r5' } }) };
    await replayHeld(parts, { ids: [id], edited, ...WHO }, NOW);
    expect((await onlyHeld()).history).toEqual([
      expect.stringContaining('mended and replayed by olga: the feed is mended'),
      expect.stringContaining('replayed, and failed again: the graph refused it'),
    ]);
    expect((await replayHeld(world, { ids: [id], edited, ...WHO }, NOW)).replayed).toEqual([id]);
  });

  it('takes a mended event for one of its feed, and keeps the reasons of what it cannot replay', async () => {
    await send(bad('s1', { payload: {} }), 'a row of a file');
    const [row, mendable] = (await held()).sort((a, b) => (a.original < b.original ? -1 : 1));
    if (row === undefined || mendable === undefined) throw new Error('nothing is held');
    await replayAllHeld(world, { filter: EVERY_RECORD, ...WHO }, NOW);
    expect((await held()).map(({ reason }) => reason).sort()).toEqual([row.reason, mendable.reason].sort());
    const { source, ...event } = bad('s1');
    const mended = { ids: [mendable.id], edited: { [mendable.id]: event }, ...WHO };
    expect((await replayHeld(world, mended, NOW)).replayed).toEqual([mendable.id]);
    const [batch] = await world.waitingBatches();
    expect(batch?.events[0]?.source).toBe(source);
    const nobodys = { ids: [row.id], edited: { [row.id]: event }, ...WHO };
    expect((await replayHeld(world, nobodys, NOW)).refused).toMatchObject([
      { reason: expect.stringMatching(/^source/) },
    ]);
  });

  it('takes over from a process that died while it replayed', async () => {
    await send(bad('r4', { payload: {} }));
    const { id } = await onlyHeld();
    await world.graph.runText(
      "MATCH (q:Quarantine {id: $id}) SET q.state = 'replaying', q.claim = 'dead', q.claimedAt = datetime($at)",
      { id, at: NOW.toISOString() },
    );
    const edited = { [id]: bad('r4') };
    const at = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000);
    expect((await replayHeld(world, { ids: [id], edited, ...WHO }, at(30))).replayed).toEqual([]);
    expect((await replayHeld(world, { ids: [id], edited, ...WHO }, at(61))).replayed).toEqual([id]);
  });
});

it('settles all that a filter lets through, and nothing else', async () => {
  const mistyped = (n: number) => bad(`b${n}`, { source: n % 2 === 0 ? 'crm' : 'shop', type: 'nonsense' });
  await send(
    ...Array.from({ length: 20 }, (_, n) => mistyped(n)),
    bad('other', { payload: {}, source: 'crm' }),
  );
  const filter = { ...EVERY_RECORD, source: 'crm', reason: 'NONSENSE' };
  expect(await discardAllHeld(world.graph, { filter, ...WHO }, NOW)).toBe(10);
  expect(await discardAllHeld(world.graph, { filter, ...WHO }, NOW)).toBe(0);
  expect(await held()).toHaveLength(11);
  const again = await replayAllHeld(world, { filter: { ...EVERY_RECORD, source: 'shop' }, ...WHO }, NOW);
  expect([again.replayed.length, again.refused.length]).toEqual([0, 10]);
  expect(await discardHeld(world.graph, { ids: ['unknown'], ...WHO }, NOW)).toBe(0);
});
