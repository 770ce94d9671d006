import { Event } from '@wherefore/contracts';
import { decisionIdOf } from '@wherefore/engine';
import { listQuarantine } from '@wherefore/graph';
import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { event, order } from './support/events.js';
import { openWorld, type World } from './support/world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, SERVER_START_TIMEOUT_MS);
afterAll(() => world.close());

const history = (customer: string, product: string, type = 'PURCHASED') =>
  world.value(
    `MATCH (:Customer {id: $customer})-[r:${type}]->(:Product {id: $product}) RETURN [r.count, r.units, r.spend, r.lastOrder]`,
    { customer, product },
  );

describe('exactly once', () => {
  it('gives an event its effect once, however often and in whatever batch it comes', async () => {
    const placed = order('once-1', 'once', { at: '2026-09-01T00:00:00Z', products: ['a', 'b'] });
    expect(await world.apply([placed])).toMatchObject({ applied: 1, duplicates: 0 });
    expect(await world.apply([placed])).toMatchObject({ applied: 0, duplicates: 1 });
    expect(
      await world.apply([placed, order('once-2', 'once', { at: '2026-09-02T00:00:00Z', products: ['a'] })]),
    ).toMatchObject({
      applied: 1,
      duplicates: 1,
    });
    expect(await history('once', 'a')).toEqual([2, 2, 20, 'once-2']);
    expect(await history('once', 'b')).toEqual([1, 1, 10, 'once-1']);
  });

  it('gives a chunk of a file its effect once, and the log one copy', async () => {
    const events = [event('product.viewed', { product: 'a', customer: 'chunk' })];
    const chunk = {
      id: 'import:f:0',
      guard: 'batch' as const,
      chunk: { import: 'f', chunk: 0, records: 1, quarantined: 0 },
    };
    const before = (await world.log.counts()).files;
    expect(await world.apply(events, chunk)).toMatchObject({ applied: 1 });
    expect(await world.apply(events, chunk)).toMatchObject({ applied: 0 });
    expect(await history('chunk', 'a', 'VIEWED')).toEqual([1, null, null, null]);
    expect((await world.log.counts()).files).toBe(before + 1);
  });

  it('logs what a first attempt applied when the attempt died before the log', async () => {
    const viewed = event('product.viewed', { product: 'a', customer: 'died' });
    const append = jest.spyOn(world.log, 'appendGroup').mockRejectedValueOnce(new Error('kill -9'));
    await expect(world.apply([viewed], { id: 'died' })).rejects.toThrow('kill -9');
    append.mockRestore();
    const before = (await world.log.counts()).files;
    expect(await world.apply([viewed], { id: 'died' })).toMatchObject({ applied: 0 });
    expect((await world.log.counts()).files).toBe(before + 1);
    expect(await history('died', 'a', 'VIEWED')).toEqual([1, null, null, null]);
  });
});

describe('orders', () => {
  it('replaces an order by its newer version, whichever comes first', async () => {
    const first = event(
      'order.placed',
      { order: 'v', customer: 'versions', lines: [{ product: 'a', quantity: 2, amount: 20 }] },
      { version: 1 },
    );
    const second = event(
      'order.placed',
      { order: 'v', customer: 'versions', lines: [{ product: 'b', quantity: 1, amount: 5 }] },
      { version: 2 },
    );
    await world.apply([second]);
    await world.apply([first]);
    expect(await history('versions', 'a')).toBeUndefined();
    expect(await history('versions', 'b')).toEqual([1, 1, 5, 'v']);
    const third = event(
      'order.placed',
      { order: 'v', customer: 'versions', lines: [{ product: 'a', quantity: 3, amount: 30 }] },
      { version: 3 },
    );
    await world.apply([third]);
    expect(await history('versions', 'a')).toEqual([1, 3, 30, 'v']);
    expect(await history('versions', 'b')).toBeUndefined();
  });

  it('takes a cancelled order out of the history, even when the cancellation comes first', async () => {
    await world.apply([order('x1', 'cancels', { at: '2026-09-01T00:00:00Z', products: ['a'] })]);
    await world.apply([event('order.cancelled', { order: 'x1' })]);
    expect(await history('cancels', 'a')).toBeUndefined();
    await world.apply([event('order.cancelled', { order: 'x2' })]);
    await world.apply([order('x2', 'cancels', { at: '2026-09-01T00:00:00Z', products: ['a'] })]);
    expect(await history('cancels', 'a')).toBeUndefined();
  });

  it('keeps returns beside purchases', async () => {
    await world.apply([order('r1', 'returns', { at: '2026-09-01T00:00:00Z', products: ['a'] })]);
    await world.apply([
      event('order.returned', {
        return: 'ret1',
        order: 'r1',
        customer: 'returns',
        lines: [{ product: 'a', quantity: 1, amount: 10 }],
      }),
    ]);
    expect(await history('returns', 'a')).toEqual([1, 1, 10, 'r1']);
    expect(await history('returns', 'a', 'RETURNED')).toEqual([1, 1, 10, 'return:ret1']);
  });
});

describe('order of truth', () => {
  it('ends in the same state whatever order price and product events come in', async () => {
    const events = (product: string) => [
      event('product.upserted', { product, title: 'Old', price: 1 }, { at: '2026-01-01T00:00:00Z' }),
      event('price.changed', { product, price: 3 }, { at: '2026-03-01T00:00:00Z' }),
      event('product.upserted', { product, title: 'New', price: 2 }, { at: '2026-02-01T00:00:00Z' }),
    ];
    const orders = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ];
    for (const [index, permutation] of orders.entries()) {
      const product = `perm${index}`;
      const all = events(product);
      for (const at of permutation) await world.apply(all.slice(at, at + 1));
      const state = await world.value('MATCH (p:Product {id: $product}) RETURN [p.title, p.price]', {
        product,
      });
      expect(state).toEqual(['New', 3]);
    }
  });

  it('does not let an older "joined" undo a newer "left"', async () => {
    await world.apply([
      event('segment.left', { segment: 's', customer: 'leaver' }, { at: '2026-02-01T00:00:00Z' }),
    ]);
    await world.apply([
      event('segment.joined', { segment: 's', customer: 'leaver' }, { at: '2026-01-01T00:00:00Z' }),
    ]);
    const members = await world.value("MATCH (:Customer {id: 'leaver'})-[m:IN_SEGMENT]->() RETURN count(m)");
    expect(members).toBe(0);
  });

  it('keeps a deleted product deleted when an older change comes late', async () => {
    await world.apply([event('product.deleted', { product: 'gone' }, { at: '2026-02-01T00:00:00Z' })]);
    await world.apply([
      event('product.upserted', { product: 'gone', title: 'Late' }, { at: '2026-01-01T00:00:00Z' }),
    ]);
    expect(await world.value("MATCH (p:Product {id: 'gone'}) RETURN p.deleted")).toBe(true);
  });
});

describe('bad records', () => {
  it('quarantines an event that the graph refuses and applies its neighbours', async () => {
    const good = event('product.viewed', { product: 'a', customer: 'neighbour' });
    const poison = {
      ...Event.parse(event('product.viewed', { product: 'a', customer: 'poison' })),
      occurredAt: 'no time at all',
    };
    const result = await world.apply([good], { events: [Event.parse(good), poison] });
    expect(result).toMatchObject({ applied: 1, quarantined: 1 });
    expect(await history('neighbour', 'a', 'VIEWED')).toEqual([1, null, null, null]);
    expect(await history('poison', 'a', 'VIEWED')).toBeUndefined();
    const held = await world.graph.read(listQuarantine, {
      state: 'held',
      source: null,
      reason: null,
      position: null,
      skip: 0,
      limit: 10,
    });
    expect(held.map(({ position, reason }) => [position, reason])).toEqual([
      [`event ${poison.id}`, expect.stringMatching(/the graph refused it/)],
    ]);
  });

  it('counts a reject that comes again in another batch, and not one that comes again in the same', async () => {
    const rejects = [{ source: 'crm', position: 'x.csv:3', reason: 'no id', original: 'a,b,c' }];
    await world.apply([], { id: 'bad-1', rejects });
    await world.apply([], { id: 'bad-1', rejects });
    await world.apply([], { id: 'bad-2', rejects });
    expect(await world.value("MATCH (q:Quarantine {source: 'crm'}) RETURN q.count")).toBe(2);
    expect(await world.value("MATCH (q:Quarantine {source: 'crm'}) RETURN q.original CONTAINS 'a,b,c'")).toBe(
      false,
    );
  });
});

describe('privacy', () => {
  it('stores hashes of e-mail and phone, never the text', async () => {
    await world.apply([
      event('customer.upserted', { customer: 'p', email: 'Ann@Example.com', phone: '+43 1 5550' }),
    ]);
    const properties = JSON.stringify(await world.value("MATCH (c:Customer {id: 'p'}) RETURN properties(c)"));
    expect(properties).not.toMatch(/ann@example|5550/i);
    expect(
      await world.value('MATCH (c:Customer {emailHash: $hash}) RETURN c.id', {
        hash: world.keyring.contactHash('ann@example.com'),
      }),
    ).toBe('p');
  });

  it('deletes a customer with everything that hangs on them and lets nothing old back in', async () => {
    await world.apply([order('d1', 'deleted', { at: '2026-09-01T00:00:00Z', products: ['a'] })]);
    await world.apply([event('customer.deleted', { customer: 'deleted' }, { at: '2026-10-02T00:00:00Z' })]);
    await world.apply([event('product.viewed', { product: 'a', customer: 'deleted' })]);
    expect(await world.value("MATCH (c:Customer {id: 'deleted'}) RETURN COUNT { (c)--() }")).toBe(0);
    expect(await world.value("MATCH (c:Customer {id: 'deleted'}) RETURN keys(c)")).not.toContain('pseudonym');
  });
});

describe('visitors nobody knows', () => {
  const did = (session: string, type: string) =>
    world.value(
      `MATCH (:Session {id: $id})-[r:${type}]->(p:Product) WITH p ORDER BY p.id RETURN collect(p.id)`,
      { id: world.keyring.pseudonym(session) },
    );
  const ownerOf = (session: string) =>
    world.value('MATCH (:Session {id: $id})-[:OF]->(c:Customer) RETURN c.id', {
      id: world.keyring.pseudonym(session),
    });
  const visit = (session: string) => [
    event('product.viewed', { product: 'a', session }, { at: '2026-10-01T08:00:00Z' }),
    event('product.viewed', { product: 'a', session }, { at: '2026-10-01T08:01:00Z' }),
    event(
      'cart.changed',
      { session, items: [{ product: 'b', quantity: 2 }] },
      { at: '2026-10-01T08:02:00Z' },
    ),
    event('offer.rejected', { product: 'c', session, reason: 'ugly' }, { at: '2026-10-01T08:03:00Z' }),
  ];
  const login = (session: string, customer: string, at = '2026-10-01T09:00:00Z') =>
    event('session.identified', { session, customer }, { at });

  it('have what they did kept with their session, whose id is not stored', async () => {
    await world.apply(visit('anon'));
    expect(await did('anon', 'VIEWED')).toEqual(['a']);
    expect(await did('anon', 'CARTED')).toEqual(['b']);
    expect(await did('anon', 'REJECTED')).toEqual(['c']);
    expect(
      await world.value('MATCH (s:Session {id: $id})-[r:VIEWED]->() RETURN [r.count, toString(s.lastAt)]', {
        id: world.keyring.pseudonym('anon'),
      }),
    ).toEqual([2, '2026-10-01T08:03:00Z']);
    expect(await world.value("MATCH (s:Session {id: 'anon'}) RETURN s")).toBeUndefined();
  });

  it.each([
    ['before', 'early', 'ed'],
    ['after', 'later', 'lea'],
  ])(
    'become the customer when they are identified %s, and nothing is moved',
    async (when, session, customer) => {
      if (when === 'before') await world.apply([login(session, customer)]);
      await world.apply(visit(session));
      if (when === 'after') await world.apply([login(session, customer)]);
      expect(await ownerOf(session)).toBe(customer);
      expect(await did(session, 'VIEWED')).toEqual(['a']);
      expect(await history(customer, 'a', 'VIEWED')).toBeUndefined();
    },
  );

  it('are the customer of the newest identification, whatever comes first', async () => {
    await world.apply([login('shared', 'second', '2026-10-02T00:00:00Z')]);
    await world.apply([login('shared', 'first', '2026-10-01T00:00:00Z')]);
    expect(await ownerOf('shared')).toBe('second');
  });

  it('are identified by any event that names both, and their cart goes over', async () => {
    await world.apply(visit('both'));
    await world.apply([
      event(
        'cart.changed',
        { session: 'both', customer: 'bea', items: [{ product: 'a', quantity: 1 }] },
        { at: '2026-10-01T09:00:00Z' },
      ),
      event('product.viewed', { product: 'd', session: 'both', customer: 'bea' }),
      event('offer.rejected', { product: 'e', session: 'both', customer: 'bea' }),
    ]);
    expect(await ownerOf('both')).toBe('bea');
    expect(await did('both', 'CARTED')).toEqual([]);
    expect(await did('both', 'VIEWED')).toEqual(['a']);
    const own = "MATCH (:Customer {id: 'bea'})-[r:VIEWED|CARTED|REJECTED]->(p) WITH type(r) + p.id AS did";
    expect(await world.value(`${own} ORDER BY did RETURN collect(did)`)).toEqual([
      'CARTEDa',
      'REJECTEDe',
      'VIEWEDd',
    ]);
    await world.apply(visit('both'));
    expect(await did('both', 'CARTED')).toEqual([]);
  });

  it('go with the customer when the customer is deleted, and do not come back', async () => {
    await world.apply([...visit('erased'), login('erased', 'eve')]);
    await world.apply([event('customer.deleted', { customer: 'eve' }, { at: '2026-10-05T00:00:00Z' })]);
    const sessions = 'MATCH (s:Session {id: $id}) RETURN count(s)';
    const id = world.keyring.pseudonym('erased');
    expect(await world.value(sessions, { id })).toBe(0);
    await world.apply([login('erased', 'eve')]);
    expect(await ownerOf('erased')).toBeUndefined();
  });
});

describe('what the shop says of its products', () => {
  it('counts stock by store, newest word wins, beside the total', async () => {
    const stock = (quantity: number, at: string, store?: string) =>
      event('stock.changed', { product: 'st', quantity, ...(store === undefined ? {} : { store }) }, { at });
    await world.apply([
      stock(9, '2026-10-01T00:00:00Z'),
      stock(4, '2026-10-02T00:00:00Z', 'vienna'),
      stock(2, '2026-10-01T00:00:00Z', 'graz'),
    ]);
    await world.apply([stock(7, '2026-10-01T00:00:00Z', 'vienna'), stock(0, '2026-10-03T00:00:00Z', 'graz')]);
    const stores =
      "MATCH (p:Product {id: 'st'})-[r:STOCKED_AT]->(s:Store) WITH p, r, s ORDER BY s.id WITH p.stock AS total, collect(r.quantity) AS each RETURN [total] + each";
    expect(await world.value(stores)).toEqual([9, 0, 4]);
  });

  it('keeps attributes apart that only read alike', async () => {
    const like = [{ size: 1 }, { size: '1' }, { 'a=b': 'c' }, { a: 'b=c' }];
    for (const [n, attributes] of like.entries())
      await world.apply([event('product.upserted', { product: `like${n}`, title: 'T', attributes })]);
    const has = 'MATCH (:Product {id: $id})-[:HAS_ATTRIBUTE]->(a) RETURN [a.name, a.value]';
    const found = await Promise.all(like.map((_, n) => world.value(has, { id: `like${n}` })));
    expect(found).toEqual(like.flatMap((one) => Object.entries(one)));
  });

  it('replaces what a source says goes with a product, and leaves what others said or was learned', async () => {
    const says = (source: string, complements: string[], at: string) =>
      event(
        'product.upserted',
        { product: 'k', title: 'K', complements: [...complements, 'k'], substitutes: ['s'] },
        { at, source },
      );
    const links = () =>
      world.value(
        `MATCH (:Product {id: 'k'})-[r:COMPLEMENTS|SUBSTITUTES]->(p) WITH p.id + ' ' + r.epoch + ' ' + r.source AS link
         ORDER BY link RETURN collect(link)`,
      );
    await world.apply([says('shop', ['x', 'y'], '2026-10-01T00:00:00Z')]);
    await world.value(
      "MATCH (p:Product {id: 'k'}), (x:Product {id: 'x'}) CREATE (p)-[:COMPLEMENTS {epoch: 'e1', source: 'learn:baskets'}]->(x)",
    );
    await world.apply([says('pim', ['z'], '2026-10-02T00:00:00Z')]);
    await world.apply([says('shop', ['y'], '2026-10-03T00:00:00Z')]);
    expect(await links()).toEqual([
      's curated pim',
      's curated shop',
      'x e1 learn:baskets',
      'y curated shop',
      'z curated pim',
    ]);
  });
});

describe('feedback on offers', () => {
  it('is logged once and changes nothing in the graph', async () => {
    const decision = decisionIdOf(world.keyring, '1-0');
    const shown = event('offer.shown', { decision, customer: 'nobody-yet', products: ['never-seen'] });
    const size = () => world.value('MATCH (n) WHERE NOT n:Inbox RETURN count(n)');
    const [nodes, { byType }] = [await size(), await world.log.counts()];
    await world.apply([shown]);
    await world.apply([shown]);
    expect(await size()).toBe(nodes);
    expect((await world.log.counts()).byType['offer.shown']).toBe((byType['offer.shown'] ?? 0) + 1);
  });
});
