import type { EventInput } from '@wherefore/contracts';
import { checkRebuild, clearFeeds, rebuildGraph, stateHash } from '@wherefore/engine';
import { connectGraph, type Graph } from '@wherefore/graph';
import { borrowNeo4j, SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { event, order } from './support/events.js';
import { openWorld, type World } from './support/world.js';

let world: World;
let beside: Graph;
let stop: () => Promise<void>;
beforeAll(async () => {
  const [opened, neo4j] = await Promise.all([openWorld(), borrowNeo4j()]);
  world = opened;
  beside = connectGraph({ uri: neo4j.boltUrl, user: neo4j.user, password: neo4j.password });
  stop = async () => {
    await beside.close();
    neo4j.giveBack();
  };
  await world.apply(HISTORY.slice(0, 9));
  await world.apply(HISTORY.slice(4));
  await world.apply([event('product.viewed', { product: 'tea', customer: 'ann' })], {
    id: 'import:shop:views:0',
    guard: 'batch',
    chunk: { import: 'shop:views', chunk: 0, records: 1, quarantined: 0 },
  });
}, SERVER_START_TIMEOUT_MS);
afterAll(async () => {
  await stop();
  await world.close();
});

const HISTORY: EventInput[] = [
  event('category.upserted', { category: 'drinks', name: 'Drinks' }),
  event('product.upserted', { product: 'tea', title: 'Tea', categories: ['drinks'], price: 3, stock: 9 }),
  event('product.upserted', { product: 'milk', title: 'Milk', brand: 'Cow', complements: ['tea'] }),
  event('customer.upserted', {
    customer: 'ann',
    country: 'DE',
    email: 'ann@example.org',
    phone: '+49 30 1',
    attributes: { Email: 'in an attribute', size: 'M' },
  }),
  event('consent.changed', { customer: 'ann', purpose: 'marketing', channel: 'email', granted: true }),
  order('o1', 'ann', { at: '2026-09-01T00:00:00Z', products: ['tea', 'milk'] }),
  order('o2', 'ben', { at: '2026-09-02T00:00:00Z', products: ['tea'] }),
  event('order.cancelled', { order: 'o2' }),
  event('product.viewed', { product: 'milk', session: 's1' }),
  event('session.identified', { session: 's1', customer: 'ben' }),
  event('cart.changed', { customer: 'ben', items: [{ product: 'milk', quantity: 2 }] }),
  event('product.deleted', { product: 'milk' }),
  event('ticket.changed', { ticket: 't1', customer: 'ann', status: 'open', products: ['tea'] }),
];

const on = (day: number) => ({ at: `2026-09-0${day}T00:00:00.000Z` });
const BACK: EventInput[] = [
  event('customer.upserted', { customer: 'dan', country: 'DE' }, on(1)),
  event('consent.changed', { customer: 'dan', purpose: 'personalisation', granted: true }, on(2)),
  order('o3', 'dan', { ...on(3), products: ['tea'] }),
  event('product.viewed', { product: 'milk', customer: 'dan' }, on(4)),
  event('customer.deleted', { customer: 'dan' }, on(5)),
  event('customer.upserted', { customer: 'dan', country: 'FR' }, on(6)),
];

const quietly = () => undefined;

describe('rebuild', () => {
  it('makes the same graph from the log, people included, which the log itself does not name', async () => {
    const { graph: live, log, keyring, queue } = world;
    const report = await checkRebuild({ live, beside, log, keyring, queue }, new Date(), quietly);
    expect(report.disagreements).toEqual([]);
    expect(report).toMatchObject({
      same: true,
      rebuild: { events: HISTORY.length + 1, applied: HISTORY.length + 1, forgotten: 0 },
    });
    expect(report.live.hash).toBe(report.rebuilt.hash);
    const people = report.live.parts.find(({ what }) => what === 'Customer');
    expect(people?.count).toBe(2);
  });

  it('does nothing where the graph has everything, and says so', async () => {
    const before = await stateHash(world.graph);
    expect(await rebuildGraph(world, new Date(), quietly)).toMatchObject({ applied: 0, forgotten: 0 });
    expect(await stateHash(world.graph)).toEqual(before);
  });

  it('tells in which elements the graph and the log disagree', async () => {
    await world.graph.runText("MATCH (p:Product {id: 'tea'}) SET p.price = 99");
    const { graph: live, log, keyring, queue } = world;
    const report = await checkRebuild({ live, beside, log, keyring, queue }, new Date(), quietly);
    expect(report.same).toBe(false);
    expect(report.disagreements.map(({ what }) => what)).toEqual(['Product']);
    expect(report.disagreements[0]?.first[0]).toMatchObject({ key: 'Product tea' });
  });

  it('mends a graph that was damaged, from nothing but the log', async () => {
    await clearFeeds(world.graph, quietly);
    const empty = await stateHash(world.graph);
    expect(empty.parts.filter(({ count }) => count > 0).map(({ what }) => what)).toEqual(['Segment']);
    await rebuildGraph(world, new Date(), quietly);
    expect((await stateHash(world.graph)).hash).toBe((await stateHash(beside)).hash);
  });

  it('leaves out what nothing leads to any more', async () => {
    const read = jest.spyOn(world.log.bridge, 'read').mockImplementation(async function* () {
      await Promise.resolve();
      yield [];
    });
    await clearFeeds(world.graph, quietly);
    const { events, applied, forgotten } = await rebuildGraph(world, new Date(), quietly);
    read.mockRestore();
    expect(forgotten).toBe(8);
    expect(applied).toBe(events - forgotten);
    expect(await world.value('MATCH (c:Customer) RETURN count(c)')).toBe(0);
  });

  it('keeps who came back apart from who they were, what each import said, and what products are like', async () => {
    await clearFeeds(world.graph, quietly);
    await rebuildGraph(world, new Date(), quietly);
    for (const one of BACK) await world.apply([one]);
    const revised = (day: number) =>
      event(
        'customer.upserted',
        { customer: 'cat', country: `C${day}`, email: `${day}@example.org` },
        { id: 'cat', at: `2026-09-0${day}T00:00:00.000Z` },
      );
    for (const day of [1, 2, 3, 4]) {
      const chunk = { import: `rev${day}`, chunk: 0, records: 1, quarantined: 0 };
      await world.apply([revised(day)], { id: `import:rev${day}:0`, guard: 'batch', chunk });
    }
    const seen = { ...event('product.viewed', { product: 'tea', customer: 'cat' }), id: 'same' };
    await world.apply([seen, seen], { id: 'released:import:held:0', guard: 'batch' });
    const attributes = { phone: 'iPhone', Email: 'none', customer: 'business' };
    await world.apply([event('product.upserted', { product: 'case', title: 'Case', attributes })]);
    const { graph: live, log, keyring, queue } = world;
    const report = await checkRebuild({ live, beside, log, keyring, queue }, new Date(), quietly);
    expect(report.disagreements).toEqual([]);
    const back = `MATCH (c:Customer {id: 'dan'})-[k:CONSENT]->() RETURN [c.country, k.granted,
      COUNT { (c)-[:PURCHASED]->() }, COUNT { (c)-[:VIEWED]->() }]`;
    expect(await world.value(back)).toEqual(['FR', false, 0, 0]);
    const views = "MATCH (c:Customer {id: 'cat'})-[r:VIEWED]->() RETURN [c.country, r.count]";
    expect(await world.value(views)).toEqual(['C4', 2]);
  });

  it('lets feeds go on when whoever held them still is done', async () => {
    await expect(world.queue.still(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await world.queue.queues.live.isPaused()).toBe(false);
    const inside = await world.queue.still(async () => {
      await expect(world.queue.still(() => Promise.resolve(1))).rejects.toMatchObject({
        code: 'UNAVAILABLE',
      });
      return world.queue.queues.live.isPaused();
    });
    expect(inside).toBe(true);
  });
});
