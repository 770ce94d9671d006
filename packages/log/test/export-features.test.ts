import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FEATURE_ENTITIES, FEATURES, type FeatureRow, featuresOf } from '@wherefore/contracts';
import { type LoggedEvent, openLog } from '@wherefore/log';
import fc from 'fast-check';
import { logged, order, pseudonymOf } from './logged.js';
import { temporaryFolder } from './temporary-folder.js';

const root = temporaryFolder();
let logs = 0;

const CUSTOMERS = ['ann', 'bob'];
const PRODUCTS = ['tea', 'jam', 'milk'];
const instant = (at: number) => new Date(Date.UTC(2025, 2, 1, 0, at)).toISOString();

const cancelled = (id: string, at: number) =>
  logged(`cancel-${id}@${at}`, at, { type: 'order.cancelled', payload: { order: id } });
const viewed = (customer: string, product: string, at: number) =>
  logged(`${customer}-${product}@${at}`, at, { type: 'product.viewed', payload: { product, customer } });

type Row = Record<string, string | number | null>;

async function exported(events: readonly LoggedEvent[], at: readonly number[]): Promise<Row[]> {
  const directory = join(root, String(logs++));
  const out = `${directory}.csv`;
  const log = await openLog({ directory });
  await log.append({ batch: 'all', receivedAt: '2026-01-02T00:00:00Z', events });
  const { rows } = await log.exportFeatures({ at: at.map(instant), out });
  await log.close();
  const read = await readCsv(out);
  expect(read).toHaveLength(rows);
  return read;
}

async function readCsv(file: string): Promise<Row[]> {
  const [names = [], ...lines] = (await readFile(file, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  return lines.map((line) =>
    Object.fromEntries(
      names.map((name, index) => {
        const text = line[index] ?? '';
        if (['customer', 'product', 'time'].includes(name)) return [name, text];
        return [name, text === '' ? null : Number(text)];
      }),
    ),
  );
}

/** The features of one row, by looking at every event before it. */
function naive(
  events: readonly LoggedEvent[],
  [customer, product]: readonly [string, string],
  at: number,
): Row {
  const before = events.filter(({ event }) => event.occurredAt < instant(at));
  const placed = before.filter(({ event }) => event.type === 'order.placed');
  const orderOf = ({ event }: LoggedEvent) => String(event.payload['order']);
  const has = (one: LoggedEvent) =>
    (one.event.payload['lines'] as { product: string }[]).some((line) => line.product === product);
  const mine = (one: LoggedEvent) => one.pseudonym === pseudonymOf(customer);
  const standing = [...new Set(placed.map(orderOf))].flatMap((id) => {
    const latest = placed
      .filter((one) => orderOf(one) === id)
      .reduce((best, one) => (one.stamp > best.stamp ? one : best));
    const undone = before.some(
      (one) => one.event.type === 'order.cancelled' && orderOf(one) === id && one.stamp >= latest.stamp,
    );
    return undone ? [] : [latest];
  });
  const views = before.filter(
    ({ event }) => event.type === 'product.viewed' && event.payload['product'] === product,
  );
  const since = (of: readonly LoggedEvent[]) => {
    const last = Math.max(...of.map(({ event }) => Date.parse(event.occurredAt)));
    return of.length === 0 ? null : (Date.parse(instant(at)) - last) / 86_400_000;
  };
  const spend = (one: LoggedEvent) =>
    (one.event.payload['lines'] as { amount: number }[]).reduce((sum, { amount }) => sum + amount, 0);
  return {
    customer_orders: standing.filter(mine).length,
    customer_spend: standing.filter(mine).reduce((sum, one) => sum + spend(one), 0),
    customer_days_since_order: since(placed.filter(mine)),
    product_orders: standing.filter(has).length,
    product_views: views.length,
    pair_orders: standing.filter((one) => mine(one) && has(one)).length,
    pair_views: views.filter(mine).length,
    pair_days_since_order: since(placed.filter((one) => mine(one) && has(one))),
  };
}

const minute = fc.integer({ min: 0, max: 12 });
const id = fc.constantFrom('o1', 'o2', 'o3');
const customer = fc.constantFrom(...CUSTOMERS);
const product = fc.constantFrom(...PRODUCTS);
const event = fc.oneof(
  fc
    .tuple(id, minute, customer, fc.uniqueArray(product, { minLength: 1 }))
    .map(([name, at, who, [first = 'tea', ...more]]) => order(name, at, [who, first, ...more])),
  fc.tuple(id, minute).map(([name, at]) => cancelled(name, at)),
  fc.tuple(customer, product, minute).map(([who, what, at]) => viewed(who, what, at)),
);
const history = fc.uniqueArray(event, { maxLength: 25, selector: ({ event: { id: name } }) => name });

describe('exported features', () => {
  it('are, of every row, what a look at each earlier event gives', async () => {
    await fc.assert(
      fc.asyncProperty(
        history,
        fc.uniqueArray(minute, { minLength: 1, maxLength: 3 }),
        async (events, at) => {
          for (const row of await exported(events, at)) {
            const who = CUSTOMERS.find((name) => String(pseudonymOf(name)) === row['customer']) ?? '';
            const when = at.find((one) => Date.parse(instant(one)) === Date.parse(`${row['time']}Z`)) ?? -1;
            const wanted = naive(events, [who, String(row['product'])], when);
            for (const { name } of FEATURES) {
              if (wanted[name] === null) expect(row[name]).toBeNull();
              else expect(row[name]).toBeCloseTo(Number(wanted[name]), 9);
            }
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it('do not change by what happens at their instant or later', async () => {
    const early = [order('o1', 1, ['ann', 'tea']), viewed('bob', 'jam', 2)];
    const late = [cancelled('o1', 5), order('o1', 6, ['bob', 'jam']), viewed('ann', 'tea', 5)];
    const rows = await exported(early, [5]);
    expect(rows).toHaveLength(2);
    expect(await exported([...early, ...late], [5])).toEqual(rows);
    expect(await exported([...early, ...late], [7])).not.toEqual(rows);
  });

  it('are those that are published as of the same instant', async () => {
    await fc.assert(
      fc.asyncProperty(history, minute, async (events, at) => {
        const directory = join(root, String(logs++));
        const log = await openLog({ directory });
        await log.append({ batch: 'all', receivedAt: '2026-01-02T00:00:00Z', events });
        await log.exportFeatures({ at: [instant(at)], out: `${directory}.csv` });
        const published = new Map<string, number | null>();
        for (const entity of FEATURE_ENTITIES) {
          const rows: FeatureRow[] = [];
          const count = await log.readFeatures({ entity, at: new Date(instant(at)) }, async (some) => {
            await Promise.resolve(rows.push(...some));
          });
          expect(count).toBe(rows.length);
          for (const row of rows)
            featuresOf(entity).forEach(({ name }, place) =>
              published.set(`${name}|${row.customer}|${row.product}`, row.values[place] ?? null),
            );
        }
        await log.close();
        for (const row of await readCsv(`${directory}.csv`))
          for (const { name, entity, type } of FEATURES) {
            const who = entity === 'product' ? null : row['customer'];
            const what = entity === 'customer' ? null : row['product'];
            const nothing = type === 'duration' ? null : 0;
            const value = published.get(`${name}|${who}|${what}`) ?? nothing;
            if (value === null) expect(row[name]).toBeNull();
            else expect(row[name]).toBeCloseTo(value, 9);
          }
      }),
      { numRuns: 20 },
    );
  });

  it('go to Parquet as well, and nowhere else', async () => {
    const directory = join(root, String(logs++));
    const log = await openLog({ directory });
    await log.append({
      batch: 'all',
      receivedAt: '2026-01-02T00:00:00Z',
      events: [order('o1', 1, ['ann', 'tea'])],
    });
    const out = `${directory}.parquet`;
    expect(await log.exportFeatures({ at: [instant(2)], out })).toEqual({ rows: 1 });
    await expect(log.exportFeatures({ at: [instant(2)], out: `${directory}.xls` })).rejects.toThrow('.csv');
    await expect(log.exportFeatures({ at: [instant(2)], out: `${directory}/no/x.csv` })).rejects.toThrow(
      'cannot be written',
    );
    await expect(log.exportFeatures({ at: ['soon'], out })).rejects.toThrow('not an instant: soon');
    await log.close();
  });
});
