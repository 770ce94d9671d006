import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { openLog } from '@wherefore/log';
import { logged, order, pseudonymOf } from './logged.js';
import { temporaryFolder } from './temporary-folder.js';

const root = temporaryFolder();
const receivedAt = '2026-01-02T03:04:05.678Z';

/** The log as any other reader of Parquet finds it. */
async function rowsOf(directory: string) {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const pattern = join(directory, 'events/*/*.parquet').replaceAll('[', '[[]').replaceAll("'", "''");
  const result = await connection.runAndReadAll(
    `SELECT * FROM read_parquet('${pattern}', hive_partitioning = false) ORDER BY batch, id`,
  );
  return result.getRowObjectsJson();
}

describe('the event log', () => {
  it('writes one file a batch, by day of receipt, with what an event says in columns', async () => {
    const directory = join(root, 'columns');
    const log = await openLog({ directory });
    await log.append({ batch: 'feed:1', receivedAt, events: [order('o1', 5, ['ann', 'tea', 'milk'])] });
    await log.close();
    expect(readdirSync(join(directory, 'events'))).toEqual(['day=2026-01-02']);
    expect(await rowsOf(directory)).toEqual([
      {
        batch: 'feed:1',
        source: 'shop',
        id: 'o1@5',
        type: 'order.placed',
        occurredAt: '2025-03-01 00:05:00',
        receivedAt: '2026-01-02 03:04:05.678',
        version: null,
        stamp: '0000000000000000|2025-03-01T00:05:00.000Z|o1@5|shop',
        customer: pseudonymOf('ann'),
        session: null,
        product: null,
        order: 'o1',
        lines: [
          { product: 'tea', quantity: 2, amount: 3.5 },
          { product: 'milk', quantity: 2, amount: 3.5 },
        ],
        payload: expect.stringContaining('"order":"o1"') as string,
      },
    ]);
  });

  it('never writes customer, e-mail or phone, even when the caller left them in', async () => {
    const directory = join(root, 'privacy');
    const log = await openLog({ directory });
    const attributes = { email: 'ann@example.org', Phone: '+43 1 234', tier: 'gold' };
    const payload = {
      customer: 'ann-4711',
      email: 'ann@example.org',
      phone: '+43 1 234',
      country: 'AT',
      attributes,
    };
    await log.append({
      batch: 'crm:1',
      receivedAt,
      events: [logged('c1', 0, { type: 'customer.upserted', payload })],
    });
    await log.close();
    const [row] = await rowsOf(directory);
    expect(JSON.parse(String(row?.['payload']))).toEqual({ country: 'AT', attributes: { tier: 'gold' } });
    expect(row?.['customer']).toBe(pseudonymOf('ann-4711'));
    expect(JSON.stringify(row)).not.toMatch(/ann-4711|example\.org|\+43/);
  });

  it('leaves one copy of a batch however often and from however many it comes', async () => {
    const directory = join(root, 'once');
    const logs = await Promise.all([openLog({ directory }), openLog({ directory })]);
    const batches = Array.from({ length: 24 }, (_, batch) => ({
      batch: `feed:${batch % 8}`,
      receivedAt,
      events: [order(`o${batch % 8}`, batch % 8, ['ann', 'tea'])],
    }));
    await Promise.all(batches.map((entry, index) => logs[index % 2]?.append(entry)));
    const counts = await logs[0]?.counts();
    expect(counts).toMatchObject({ events: 8, files: 8, byType: { 'order.placed': 8 } });
    expect(
      readdirSync(join(directory, 'events/day=2026-01-02')).filter((name) => name.includes('draft')),
    ).toEqual([]);
    await Promise.all(logs.map((log) => log.close()));
  });

  it('keeps any text a feed may send', async () => {
    const directory = join(root, 'text');
    const log = await openLog({ directory });
    const title = `O'Neill "Größe" \\ \u0000 日本 \u{1F600} end`;
    const payload = { product: `it's [1]`, title };
    await log.append({
      batch: `b'1`,
      receivedAt,
      events: [logged('p1', 0, { type: 'product.upserted', payload })],
    });
    const [row] = await rowsOf(directory);
    expect(row?.['product']).toBe(`it's [1]`);
    expect((JSON.parse(String(row?.['payload'])) as { title: string }).title).toBe(title);
    expect((await log.counts()).byType).toEqual({ 'product.upserted': 1 });
    await log.close();
  });

  it('counts what it holds, nothing included', async () => {
    const log = await openLog({ directory: join(root, 'counts') });
    const nothing = {
      events: 0,
      byType: {},
      firstOccurredAt: null,
      lastOccurredAt: null,
      files: 0,
      bytes: 0,
    };
    expect(await log.counts()).toEqual(nothing);
    await log.append({ batch: 'none', receivedAt, events: [] });
    expect(await log.counts()).toEqual(nothing);
    await log.append({ batch: 'a', receivedAt, events: [order('o1', 1, ['ann', 'tea'])] });
    const view = logged('v', 9, { type: 'product.viewed', payload: { product: 'tea' } });
    await log.append({ batch: 'b', receivedAt, events: [view, order('o2', 3, [null, 'tea'])] });
    expect(await log.counts()).toEqual({
      events: 3,
      byType: { 'order.placed': 2, 'product.viewed': 1 },
      firstOccurredAt: '2025-03-01T00:01:00.000Z',
      lastOccurredAt: '2025-03-01T00:09:00.000Z',
      files: 2,
      bytes: expect.any(Number) as number,
    });
    await log.close();
  });

  it('names a snapshot by its content: stable, and blind to what came later', async () => {
    const log = await openLog({ directory: join(root, 'snapshot') });
    const append = (batch: string, at: string) =>
      log.append({ batch, receivedAt: at, events: [order(batch, 1, ['ann', 'tea'])] });
    await append('monday', '2026-01-05T10:00:00Z');
    await append('noon', '2026-01-06T12:00:00Z');
    const until = '2026-01-06T12:00:01Z';
    const before = await log.snapshotHash({ until });
    expect(await log.snapshotHash()).toBe(before);
    await append('evening', '2026-01-06T18:00:00Z');
    await append('tuesday', '2026-01-07T00:00:00Z');
    expect(await log.snapshotHash({ until })).toBe(before);
    expect(await log.snapshotHash()).not.toBe(before);
    const history = await log.readBaskets({ until });
    expect(history.snapshot).toBe(before);
    expect(history.basketTime).toHaveLength(2);
    await expect(log.snapshotHash({ until: 'yesterday' })).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await log.close();
  });

  it('says UNAVAILABLE when it cannot write', async () => {
    const log = await openLog({ directory: join(root, 'gone') });
    const entry = { batch: 'x', receivedAt: 'no time at all', events: [order('o1', 1, ['ann', 'tea'])] };
    await expect(log.append(entry)).rejects.toThrow();
    await expect(openLog({ directory: '/dev/null/log' })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await log.close();
  });
});
