import { type Batch, Event, type EventInput, WhereforeError } from '@wherefore/contracts';
import { applyAlone, type StepCounter, EVERY_RECORD } from '@wherefore/engine';
import { listQuarantine } from '@wherefore/graph';
import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { event } from './support/events.js';
import { openWorld, type World } from './support/world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, SERVER_START_TIMEOUT_MS);
afterAll(() => world.close());

/** Steps that workers have died in before, so many times. */
function stepsAfter(deaths: Record<string, number>): StepCounter & { readonly open: () => string[] } {
  const starts = new Map(Object.entries(deaths));
  return {
    async start(step) {
      const before = starts.get(step) ?? 0;
      starts.set(step, before + 1);
      return before;
    },
    async end(step) {
      starts.delete(step);
    },
    open: () => [...starts.keys()],
  };
}

const batchOf = (id: string, events: readonly EventInput[], more: Partial<Batch> = {}): Batch => ({
  id,
  source: 'test',
  receivedAt: '2026-11-01T00:00:00.000Z',
  guard: 'event',
  events: events.map((one) => Event.parse(one)),
  rejects: [],
  ...more,
});
const viewed = (product: string, customer: string) => event('product.viewed', { product, customer });
const views = (customer: string) =>
  world.value('MATCH (:Customer {id: $customer})-[r:VIEWED]->() RETURN sum(r.count)', { customer });
const held = async (position: string) =>
  (await world.graph.read(listQuarantine, { ...EVERY_RECORD, state: 'held', skip: 0, limit: 50 })).find(
    (row) => row.position === position,
  );

it('holds the event in whose trial workers died twice, and applies its neighbours', async () => {
  const [before, deadly, after] = [viewed('a', 'near'), viewed('b', 'near'), viewed('c', 'near')];
  const batch = batchOf('deadly', [before, deadly, after]);
  const steps = stepsAfter({ '1': 2 });
  expect(await applyAlone(world, batch, steps)).toMatchObject({ applied: 2, quarantined: 1 });
  expect(await views('near')).toBe(2);
  expect(await held(`event ${deadly.id}`)).toMatchObject({
    source: 'test',
    reason:
      'the worker died, or the graph ran out of time or memory, each of the 2 times this was tried by itself',
  });
  expect(steps.open()).toEqual(['1']);
});

it('gives the benefit of the doubt to an event in whose trial a worker died once', async () => {
  const batch = batchOf('once', [viewed('a', 'doubt')]);
  expect(await applyAlone(world, batch, stepsAfter({ '0': 1 }))).toMatchObject({
    applied: 1,
    quarantined: 0,
  });
});

it('holds what the graph refuses, with its reason', async () => {
  const bad = { ...Event.parse(viewed('a', 'bad')), occurredAt: 'no time at all' };
  const batch = batchOf('refused', [], { events: [bad, Event.parse(viewed('a', 'fine'))] });
  expect(await applyAlone(world, batch, stepsAfter({}))).toMatchObject({ applied: 1, quarantined: 1 });
  expect((await held(`event ${bad.id}`))?.reason).toMatch(/^the graph refused it/);
});

it('holds all events of a batch that only together kills workers', async () => {
  const events = [viewed('a', 'crowd'), viewed('b', 'crowd')];
  expect(await applyAlone(world, batchOf('crowd', events), stepsAfter({ all: 2 }))).toMatchObject({
    applied: 0,
    quarantined: 2,
  });
  expect(await views('crowd')).toBe(0);
});

it('holds the event that overruns the graph each time it is tried by itself', async () => {
  const [heavy, fine] = [viewed('a', 'heavy'), viewed('b', 'light')].map((one) => Event.parse(one));
  if (heavy === undefined || fine === undefined) throw new Error('no events');
  let left = 2;
  const graph: typeof world.graph = {
    ...world.graph,
    transaction(work) {
      if (left-- <= 0) return world.graph.transaction(work);
      return Promise.reject(new WhereforeError('TOO_LARGE', 'more memory than the graph may use'));
    },
  };
  const batch = batchOf('heavy', [], { events: [heavy, fine] });
  const steps = stepsAfter({});
  const attempt = () => applyAlone({ ...world, graph }, batch, steps);
  await expect(attempt()).rejects.toMatchObject({ code: 'TOO_LARGE' });
  await expect(attempt()).rejects.toMatchObject({ code: 'TOO_LARGE' });
  expect(await attempt()).toMatchObject({ applied: 1, quarantined: 1 });
  expect(await views('light')).toBe(1);
  expect((await held(`event ${heavy.id}`))?.reason).toMatch(/ran out of time or memory/);
});

it('gives nothing a second effect: neither events nor chunks that had taken effect before a worker died', async () => {
  const streamed = batchOf('twice', [viewed('a', 'twice'), viewed('b', 'twice')]);
  const chunk = batchOf('import:alone:0', [viewed('c', 'twice')], {
    guard: 'batch',
    chunk: { import: 'alone', chunk: 0, records: 1, quarantined: 0 },
  });
  for (const batch of [streamed, chunk]) {
    await world.apply([], batch);
    expect(await applyAlone(world, batch, stepsAfter({}))).toMatchObject({ applied: 0, quarantined: 0 });
  }
  expect(await views('twice')).toBe(3);
});

it('says so rather than forgetting when a batch has taken effect that cannot be logged', async () => {
  const batch = batchOf('unlogged', [viewed('a', 'unlogged')]);
  await world.apply([], batch);
  await expect(applyAlone(world, batch, stepsAfter({ all: 2 }))).rejects.toThrow('the log cannot be written');
});
