import { join } from 'node:path';
import { type LoggedEvent, openLog } from '@wherefore/log';
import { logged, order, pseudonymOf } from './logged.js';
import { temporaryFolder } from './temporary-folder.js';

const root = temporaryFolder();
let logs = 0;

const basketsAfter = (...batches: LoggedEvent[][]): Promise<string[]> => historyAfter('readBaskets', batches);

/** Baskets read back as `customer: products`, in order. */
async function historyAfter(of: 'readBaskets' | 'readViews', batches: LoggedEvent[][]): Promise<string[]> {
  const log = await openLog({ directory: join(root, String(logs++)) });
  for (const [index, events] of batches.entries())
    await log.append({ batch: String(index), receivedAt: '2026-01-02T00:00:00Z', events });
  const history = await log[of]();
  await log.close();
  expect([...history.products].sort()).toEqual(history.products);
  expect(history.basketOffset).toHaveLength(history.basketCustomer.length + 1);
  const nameOf = new Map(['ann', 'bob'].map((name) => [String(pseudonymOf(name)), name]));
  return [...history.basketCustomer].map((customer, basket) => {
    const items = history.basketItem.slice(history.basketOffset[basket], history.basketOffset[basket + 1]);
    const who = customer === -1 ? 'anonymous' : nameOf.get(history.customers[customer] ?? '');
    return `${who}: ${[...items].map((item) => history.products[item]).join(' ')}`;
  });
}

const lines = (quantity: number, ...products: string[]) =>
  products.map((product) => ({ product, quantity, amount: 1 }));
const returned = (id: string, at: number, what: { order?: string; lines: ReturnType<typeof lines> }) =>
  logged(`${id}@${at}`, at, { type: 'order.returned', payload: { return: id, ...what } });
const cancelled = (id: string, at: number) =>
  logged(`cancel-${id}@${at}`, at, { type: 'order.cancelled', payload: { order: id } });

describe('baskets', () => {
  it('are none in an empty log', async () => {
    expect(await basketsAfter()).toEqual([]);
  });

  it('are sorted by time, then order id, each product once', async () => {
    const batch = [order('o9', 5, ['bob', 'tea', 'milk', 'tea']), order('o2', 9, [null, 'jam'])];
    expect(await basketsAfter(batch, [order('o1', 5, ['ann', 'tea'])])).toEqual([
      'ann: tea',
      'bob: milk tea',
      'anonymous: jam',
    ]);
  });

  it('take the latest version of an order, in whatever sequence they come', async () => {
    const versions = [
      order('o1', 1, ['ann', 'tea']),
      order('o1', 7, ['ann', 'milk']),
      order('o1', 3, ['ann', 'jam']),
    ];
    expect(await basketsAfter(...versions.map((event) => [event]))).toEqual(['ann: milk']);
    expect(await basketsAfter(versions, versions)).toEqual(['ann: milk']);
  });

  it('leave out a cancelled order, whatever came first', async () => {
    expect(await basketsAfter([cancelled('o1', 4)], [order('o1', 1, ['ann', 'tea'])])).toEqual([]);
    expect(await basketsAfter([order('o1', 3, ['ann', 'tea']), cancelled('o1', 4)])).toEqual([]);
  });

  it('count an order that was placed again after it was cancelled', async () => {
    const again = [order('o1', 3, ['ann', 'tea']), cancelled('o1', 4), order('o1', 6, ['ann', 'tea'])];
    expect(await basketsAfter(again)).toEqual(['ann: tea']);
    expect(await basketsAfter([...again].reverse())).toEqual(['ann: tea']);
  });

  it('drop a line that was returned whole, in one return or several', async () => {
    const bought = order('o1', 1, ['ann', 'tea', 'milk', 'jam']);
    const some = returned('r1', 2, { order: 'o1', lines: lines(1, 'tea', 'milk') });
    const rest = returned('r2', 3, { order: 'o1', lines: lines(1, 'tea') });
    expect(await basketsAfter([bought, some])).toEqual(['ann: jam milk tea']);
    expect(await basketsAfter([rest], [bought, some])).toEqual(['ann: jam milk']);
  });

  it('count a corrected return once, and none that names no order', async () => {
    const bought = order('o1', 1, ['ann', 'tea', 'milk']);
    const first = returned('r1', 2, { order: 'o1', lines: lines(2, 'milk') });
    const corrected = returned('r1', 3, { order: 'o1', lines: lines(1, 'tea') });
    const unnamed = returned('r2', 3, { lines: lines(2, 'tea', 'milk') });
    expect(await basketsAfter([bought, first, corrected, unnamed])).toEqual(['ann: milk tea']);
  });

  it('vanish when all came back, with the products and customers that only they had', async () => {
    const all = returned('r1', 2, { order: 'o1', lines: lines(2, 'tea') });
    expect(await basketsAfter([order('o1', 1, ['bob', 'tea']), order('o2', 3, ['ann', 'jam']), all])).toEqual(
      ['ann: jam'],
    );
  });
});

it('facts of orders are read from an instant on, with what came before it', async () => {
  const log = await openLog({ directory: join(root, String(logs++)) });
  const days = (at: number) => at * 24 * 60;
  const events = [
    order('o1', days(1), ['ann', 'tea', 'milk']),
    order('o2', days(4), ['ann', 'tea']),
    order('o3', days(6), [null, 'jam']),
    cancelled('o4', days(8)),
    order('o4', days(7), ['ann', 'jam']),
    order('o5', days(30), ['ann', 'jam']),
    order('o6', days(90), ['ann', 'jam', 'tea']),
  ];
  await log.append({ batch: 'facts', receivedAt: '2026-01-02T00:00:00Z', events });
  const [first] = (await log.readBaskets()).basketTime;
  const facts = await log.readOrderFacts(new Date((first ?? 0) + 1).toISOString());
  await log.close();
  expect(facts).toMatchObject({ lines: [1, 1, 1, 2], known: [1, 0, 1, 1], price: [1.75, 1.75, 1.75, 1.75] });
  expect(facts.product.slice(0, 3)).toEqual(['tea', 'jam', 'jam']);
  expect(facts.gapDays).toEqual([null, null, 26, 28]);
  expect(facts.time).toEqual([...facts.time].sort((a, b) => a - b));
});

describe('views', () => {
  const viewed = (at: number, product: string, visitor: { session?: string; customer?: string }) =>
    logged(`${product}@${at}`, at, { type: 'product.viewed', payload: { product, ...visitor } });
  const viewsOf = (...events: LoggedEvent[]) => historyAfter('readViews', [events]);

  it('of one session are together, each product once, in the order in which sessions began', async () => {
    const [first, second] = [{ session: 's1' }, { session: 's2' }];
    const events = [
      viewed(9, 'tea', second),
      viewed(5, 'tea', first),
      viewed(7, 'tea', first),
      viewed(8, 'jam', first),
    ];
    expect(await viewsOf(...events)).toEqual(['anonymous: jam tea', 'anonymous: tea']);
  });

  it('belong to whoever the session turned out to be of', async () => {
    const session = 's1';
    expect(
      await viewsOf(viewed(1, 'tea', { session }), viewed(2, 'jam', { session, customer: 'ann' })),
    ).toEqual(['ann: jam tea']);
  });

  it('without a session are gathered by customer and day', async () => {
    const customer = 'bob';
    expect(
      await viewsOf(
        viewed(1, 'tea', { customer }),
        viewed(700, 'jam', { customer }),
        viewed(1500, 'tea', { customer }),
      ),
    ).toEqual(['bob: jam tea', 'bob: tea']);
  });
});

describe('what was spent', () => {
  it('is by order of known customers, without what was cancelled or brought back', async () => {
    const log = await openLog({ directory: join(root, String(logs++)) });
    const events = [
      order('o2', 7, ['ann', 'tea']),
      order('o1', 5, ['ann', 'tea', 'milk']),
      order('o3', 6, ['bob', 'jam']),
      order('o4', 6, [null, 'jam']),
      order('o5', 6, ['bob', 'tea']),
      cancelled('o5', 8),
      returned('r1', 9, { order: 'o1', lines: lines(2, 'milk') }),
    ];
    await log.append({ batch: 'one', receivedAt: '2026-01-02T00:00:00Z', events });
    const { customers, customer, time, amount } = await log.readSpendings();
    await log.close();
    const names = new Map(['ann', 'bob'].map((name) => [String(pseudonymOf(name)), name]));
    const rows = [...customer].map((who, at) => [names.get(customers[who] ?? ''), amount[at]]);
    expect(rows.filter(([who]) => who === 'ann')).toHaveLength(2);
    expect(rows.filter(([who]) => who === 'bob')).toHaveLength(1);
    for (let at = 1; at < time.length; at += 1)
      if (customer[at] === customer[at - 1]) expect(time[at]).toBeGreaterThan(time[at - 1] ?? 0);
    const [first, second] = rows.filter(([who]) => who === 'ann').map(([, spent]) => Number(spent));
    expect(first).toBe(second);
  });
});
