import type { EventInput } from '@wherefore/contracts';
import { differingParts, FROM_FEEDS, NOT_FROM_FEEDS, stateDifferences, stateHash } from '@wherefore/engine';
import { readSchemaCatalogue } from '@wherefore/graph';
import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { event, order } from './support/events.js';
import { toyShop } from './support/toy-shop.js';
import { openWorld, type World } from './support/world.js';

const { labels, relationships } = readSchemaCatalogue();

describe('what the hash covers', () => {
  const covered = Object.entries(FROM_FEEDS);

  it('is every label and type of the catalogue, or says why not', () => {
    const named = [...new Set(covered.flatMap(([label, types]) => [label, ...types]))];
    expect([...named, ...Object.keys(NOT_FROM_FEEDS)].sort()).toEqual(
      [...Object.keys(labels), ...Object.keys(relationships)].sort(),
    );
  });

  it('is every relationship, whichever label it leaves', () => {
    const leaving = Object.entries(relationships)
      .filter(([type]) => !(type in NOT_FROM_FEEDS))
      .flatMap(([type, { from }]) => from.map((label) => `${label} ${type}`));
    // What was learned of segments, categories and brands is learned; TOP_SELLER is the only type that leaves them so.
    expect(covered.flatMap(([label, types]) => types.map((type) => `${label} ${type}`)).sort()).toEqual(
      leaving.sort(),
    );
  });
});

describe('of two graphs', () => {
  let [one, other]: World[] = [];
  const worlds = (): readonly [World, World] => {
    if (one === undefined || other === undefined) throw new Error('not open');
    return [one, other];
  };
  beforeAll(async () => {
    [one, other] = await Promise.all([openWorld(), openWorld()]);
  }, SERVER_START_TIMEOUT_MS);
  afterAll(async () => {
    for (const world of worlds()) await world.close();
  });

  it(
    'is the same after the same events in another order and other batches, and counts everything',
    async () => {
      // The first statements of two cold servers: as long as a start may take.
      const [a, b] = worlds();
      const events = toyShop();
      await a.apply(events);
      const half = Math.ceil(events.length / 2);
      await b.apply(events.slice(half).reverse());
      await b.apply(events.slice(0, half));
      const [first, second] = [await stateHash(a.graph), await stateHash(b.graph)];
      expect(differingParts(first, second)).toEqual([]);
      expect(second).toEqual(first);
      for (const { what, count } of first.parts) {
        const cypher =
          what in labels ? `MATCH (n:${what}) RETURN count(n)` : `MATCH ()-[r:${what}]->() RETURN count(r)`;
        expect([what, count]).toEqual([what, await a.value(cypher)]);
      }
    },
    SERVER_START_TIMEOUT_MS,
  );

  it('is the same when a customer was deleted and came back, whatever arrived when', async () => {
    const [a, b] = worlds();
    const all = Array.from({ length: 9 }, (_, n) => deletedAndBack(`back${n}`));
    for (const one of all[8] ?? []) await a.apply([one]);
    await a.apply(all.slice(0, 8).flat());
    const orders = all.map(shuffled);
    for (let at = 0; at < 16; at += 2) await b.apply(orders.flatMap((order) => order.slice(at, at + 2)));
    expect(differingParts(await stateHash(a.graph), await stateHash(b.graph))).toEqual([]);
    const left = `MATCH (c:Customer {id: 'back8'}) RETURN [c.country, c.deleted, COUNT { (c)-[:PLACED]->() },
      COUNT { (c)-[:CONSENT {granted: true}]->() }, COUNT { (c)-[:IN_SEGMENT]->() }]`;
    expect(await b.value(left)).toEqual(['FR', null, 1, 1, 0]);
    expect(
      await b.value("MATCH (:Customer {id: 'back8'})-[r:PURCHASED]->({id: 'a'}) RETURN [r.count, r.spend]"),
    ).toEqual([1, 10]);
  }, 180_000);

  it('does not see who applied what when, nor what was learned or set by people, nor what is but named', async () => {
    const [{ graph }] = worlds();
    const before = await stateHash(graph);
    await graph.runText('MATCH (i:Inbox) SET i.at = datetime()');
    await graph.runText(
      "MATCH (p:Product) WITH p LIMIT 1 CREATE (p)-[:COMPLEMENTS {epoch: 'e1', weight: 1.0}]->(p)",
    );
    await graph.runText(
      "CREATE (:Quarantine {id: 'q'}), (:Epoch {id: 'e1'}), (:Category {id: 'named once'})",
    );
    expect(await stateHash(graph)).toEqual(before);
  });

  it('says in which parts they differ, and where', async () => {
    const [a, b] = worlds();
    const seen = event('product.viewed', { product: 'tent', customer: 'new' });
    await a.apply([seen, order('o-new', 'new', { at: '2026-10-01T00:00:00Z', products: ['tent'] })]);
    await b.apply([seen, { ...seen, id: 'again' }]);
    const parts = differingParts(await stateHash(a.graph), await stateHash(b.graph));
    expect(parts).toEqual(['Order', 'PLACED', 'PURCHASED', 'VIEWED']);
    const graphs = { one: a.graph, other: b.graph };
    expect(await stateDifferences(graphs, 'Order')).toEqual([
      { key: 'Order o-new', one: expect.stringContaining('tent'), other: null },
    ]);
    expect(await stateDifferences(graphs, 'VIEWED')).toEqual([
      {
        key: 'Customer new -> tent',
        one: expect.stringContaining('"count":1'),
        other: expect.stringContaining('"count":2'),
      },
    ]);
    expect(await stateDifferences(graphs, 'Product')).toEqual([]);
  });

  it('reads on after a page, and tells two equal relationships from one', async () => {
    const [a] = worlds();
    await a.graph.runText("UNWIND range(1, 7000) AS n CREATE (:Ticket {id: 'page-' + n, status: 'open'})");
    const count = (await stateHash(a.graph)).parts.find(({ what }) => what === 'Ticket')?.count;
    expect(count).toBe(await a.value('MATCH (t:Ticket) RETURN count(t)'));
    const before = await stateHash(a.graph);
    await a.graph.runText(
      "MATCH (:Customer {id: 'new'})-[r:VIEWED]->(p) MATCH (c:Customer {id: 'new'}) CREATE (c)-[s:VIEWED]->(p) SET s = properties(r)",
    );
    expect(differingParts(before, await stateHash(a.graph))).toEqual(['VIEWED']);
  });
});

/** A customer's doings until they were deleted, while they were, and since they came back. */
function deletedAndBack(customer: string): EventInput[] {
  const facts = (day: number) => ({ at: new Date(Date.UTC(2026, 8, day)).toISOString() });
  const consent = (purpose: 'marketing' | 'personalisation', granted: boolean, day: number) =>
    event('consent.changed', { customer, purpose, granted }, facts(day));
  return [
    event('customer.upserted', { customer, country: 'DE', attributes: { tier: 1 } }, facts(1)),
    consent('personalisation', true, 2),
    order(`${customer}-1`, customer, { ...facts(3), products: ['a', 'b'] }),
    event('product.viewed', { product: 'a', customer, session: `of-${customer}` }, facts(4)),
    event('cart.changed', { customer, items: [{ product: 'a', quantity: 1 }] }, facts(5)),
    event('segment.joined', { segment: 'g', customer }, facts(5)),
    event('campaign.contacted', { campaign: 'k', customer }, facts(5)),
    event('ticket.changed', { ticket: `${customer}-t`, customer, status: 'open' }, facts(6)),
    event(
      'subscription.changed',
      { customer, product: 'a', plan: 'p', status: 'active', since: facts(6).at },
      facts(6),
    ),
    event('offer.rejected', { customer, product: 'a' }, facts(6)),
    event('customer.deleted', { customer }, facts(10)),
    order(`${customer}-2`, customer, { ...facts(11), products: ['a'] }),
    event('product.viewed', { product: 'b', customer }, facts(12)),
    event('subscription.changed', { customer, product: 'a', plan: 'q', status: 'active' }, facts(12)),
    consent('marketing', true, 13),
    event('customer.upserted', { customer, country: 'FR' }, facts(20)),
  ];
}

function shuffled<T>(all: readonly T[], seed: number): T[] {
  const rank = (index: number) => ((index + 1) * (seed * 37 + 11) * 7919) % 104_729;
  return all
    .map((one, index) => ({ one, rank: rank(index) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ one }) => one);
}
