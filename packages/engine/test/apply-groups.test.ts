import { type Batch, Event } from '@wherefore/contracts';
import { applyBatches } from '@wherefore/engine';
import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { event, order } from './support/events.js';
import { openWorld, type World } from './support/world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, SERVER_START_TIMEOUT_MS);
afterAll(() => world.close());

const batchOf = (id: string, events: readonly unknown[], rejects: Batch['rejects'] = []): Batch => ({
  id,
  source: 'test',
  receivedAt: '2026-09-01T00:00:00.000Z',
  guard: 'event',
  events: events.map((one) => Event.parse(one)),
  rejects,
});

const views = (customer: string, product: string) =>
  world.value('MATCH (:Customer {id: $customer})-[r:VIEWED]->(:Product {id: $product}) RETURN r.count', {
    customer,
    product,
  });

/** Applies batches together; those in `kept` still wait in Redis. */
const apply = (batches: readonly Batch[], kept: readonly Batch[] = batches) => {
  const { graph, log, keyring } = world;
  const waiting = (id: string) => Promise.resolve(kept.find((batch) => batch.id === id) ?? null);
  return applyBatches({ graph, log, keyring, waiting }, batches);
};

const counted = async () => {
  const { files, events } = await world.log.counts();
  return { files, events };
};

describe('batches that take effect together', () => {
  it('are counted apart, an event in two of them once, and are one file of the log', async () => {
    const [viewed, again] = [0, 1].map(() => event('product.viewed', { product: 'tea', customer: 'group' }));
    const reject = { source: 'test', position: 'here', reason: 'bad', original: '{' };
    const before = await counted();
    const results = await apply([
      batchOf('g1', [viewed, again]),
      batchOf(
        'g2',
        [viewed, order('go', 'group', { at: '2026-09-01T00:00:00Z', products: ['tea'] })],
        [reject],
      ),
    ]);
    expect(results).toEqual([
      { batch: 'g1', applied: 2, duplicates: 0, quarantined: 0, forgotten: 0 },
      { batch: 'g2', applied: 1, duplicates: 1, quarantined: 1, forgotten: 0 },
    ]);
    expect(await views('group', 'tea')).toBe(2);
    expect(await counted()).toEqual({ files: before.files + 1, events: before.events + 3 });
  });

  it('change nothing when they come again, together, alone or in other company', async () => {
    const batches = ['r1', 'r2', 'r3'].map((id) =>
      batchOf(id, [event('product.viewed', { product: 'tea', customer: 'again' })]),
    );
    await apply(batches);
    const before = await counted();
    const [r1, r2, r3] = batches as [Batch, Batch, Batch];
    await apply([r3, r1]);
    await apply([r2]);
    await apply(batches);
    expect(await views('again', 'tea')).toBe(3);
    expect(await counted()).toEqual(before);
  });

  it('are all in the log, once, when the process died before it wrote', async () => {
    const shared = event('product.viewed', { product: 'tea', customer: 'died' });
    const batches = ['d1', 'd2', 'd3'].map((id) =>
      batchOf(id, [shared, event('product.viewed', { product: 'milk', customer: 'died' })]),
    );
    const [d1, d2, d3] = batches as [Batch, Batch, Batch];
    const before = await counted();
    const append = jest.spyOn(world.log, 'appendGroup').mockRejectedValueOnce(new Error('kill -9'));
    await expect(apply(batches)).rejects.toThrow('kill -9');
    append.mockRestore();
    expect(await counted()).toEqual(before);
    const fresh = batchOf('d4', [event('product.viewed', { product: 'milk', customer: 'died' })]);
    await Promise.all([apply([d2, fresh], [...batches, fresh]), apply([d3], batches)]);
    await apply([d1], [d1]);
    expect(await views('died', 'tea')).toBe(1);
    expect(await views('died', 'milk')).toBe(4);
    expect(await counted()).toEqual({ files: before.files + 2, events: before.events + 5 });
  });

  it('take no effect when the graph refuses one of them, which alone loses only what is bad', async () => {
    const good = batchOf('p1', [event('product.viewed', { product: 'tea', customer: 'poison' })]);
    const fit = Event.parse(event('product.viewed', { product: 'tea', customer: 'poison' }));
    const poison = { ...fit, id: 'poison', occurredAt: 'not an instant' };
    const refusing = { ...batchOf('p2', []), events: [fit, poison] };
    await expect(apply([good, refusing])).rejects.toMatchObject({ code: 'INTERNAL' });
    expect(await views('poison', 'tea')).toBeUndefined();
    expect(await apply([good])).toMatchObject([{ applied: 1 }]);
    expect(await apply([refusing])).toMatchObject([{ applied: 1, quarantined: 1 }]);
    expect(await views('poison', 'tea')).toBe(2);
  });
});

describe('marks', () => {
  it('of batches and chunks are not those of events, whatever a source calls itself', async () => {
    await world.apply([event('product.viewed', { product: 'a' }, { source: 'batch', id: 'bad-3' })]);
    const rejects = [{ source: 'hook', position: 'body', reason: 'no id', original: 'x' }];
    expect(await world.apply([], { id: 'bad-3', rejects })).toMatchObject({ quarantined: 1 });
    await world.apply([event('product.viewed', { product: 'a' }, { source: 'import', id: 'g:0' })]);
    const chunk = { import: 'g', chunk: 0, records: 1, quarantined: 0 };
    const viewed = event('product.viewed', { product: 'a', customer: 'marks' });
    const applied = await world.apply([viewed], { id: 'import:g:0', guard: 'batch', chunk });
    expect(applied).toMatchObject({ applied: 1 });
  });
});

describe('orders that change', () => {
  const history = (customer: string, product: string) =>
    world.value(
      `MATCH (:Customer {id: $customer})-[r:PURCHASED]->(:Product {id: $product})
       RETURN [r.count, r.units, r.spend, r.lastOrder]`,
      { customer, product },
    );

  it('recomputes the history of a customer with many large orders, one of which changes', async () => {
    const products = Array.from({ length: 5_000 }, (_, index) => `bulk${index}`);
    const large = (id: number, version: number) =>
      event(
        'order.placed',
        {
          order: `large${id}`,
          customer: 'wholesale',
          lines: products.map((product) => ({ product, quantity: 1, amount: version })),
        },
        { version, at: `2026-09-0${id}T00:00:00Z` },
      );
    for (const id of [1, 2, 3, 4, 5, 6, 7, 8, 9]) await world.apply([large(id, 1)]);
    await world.apply([large(1, 2)]);
    expect(await history('wholesale', 'bulk0')).toEqual([9, 9, 10, 'large9']);
    expect(await history('wholesale', 'bulk4999')).toEqual([9, 9, 10, 'large9']);
  }, 60_000);

  it('counts an order again that was changed after its cancellation, in whatever sequence they come', async () => {
    const said = (id: string, versions: readonly (number | undefined)[]) => {
      const [paid, undone, again] = versions.map((version, index) => ({
        ...(version === undefined ? {} : { version }),
        at: `2026-09-0${index + 1}T00:00:00Z`,
      }));
      const payload = {
        order: id,
        customer: id,
        lines: [{ product: 'a', quantity: 1, amount: 10 }],
      };
      return [
        event('order.placed', payload, paid),
        event('order.cancelled', { order: id }, undone),
        event('order.placed', payload, again),
      ];
    };
    const sequences = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ];
    for (const versions of [
      [1, 2, 3],
      [1, undefined, 3],
      [undefined, undefined, undefined],
    ])
      for (const sequence of sequences) {
        const id = `again ${versions.join()} ${sequence.join()}`;
        const events = said(id, versions);
        for (const index of sequence) await world.apply(events.slice(index, index + 1));
        expect([id, await history(id, 'a')]).toEqual([id, [1, 1, 10, id]]);
        await world.apply([
          event('order.cancelled', { order: id }, { version: 4, at: '2026-09-09T00:00:00Z' }),
        ]);
        expect(await history(id, 'a')).toBeUndefined();
      }
  });
});
