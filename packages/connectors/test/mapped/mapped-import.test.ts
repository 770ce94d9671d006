import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type FileConnector, mappedConnector, mappingProblemText, readMapping } from '@wherefore/connectors';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { collect, folderOf, importRun, tally } from '../import-run.js';

const EXAMPLE = readFileSync(resolve(__dirname, '../../../../docs/mapping-example.yaml'), 'utf8');
const FILE_TIME = '2026-11-02T05:00:00.000Z';

function connectorOf(text: string): FileConnector {
  const mapping = readMapping(text);
  if (!mapping.ok)
    throw new Error(mapping.refusal.map((one) => mappingProblemText('mapping', one)).join('\n'));
  return mappedConnector(mapping.value, () => FILE_TIME);
}

const PRODUCTS = `sku;name;type;brand;groups;price;sold;colour;weight_kg;changed;state
100;Desk "Oak";A;Inkwell;Office / Desks;1.299,50;ja;Oak;31,5;02.11.2026 09:30;live
101;Ink;S;;Office;9,90;N;;;25.10.2026 02:30;live
102;Lamp;A;;;abc;ja;;;02.11.2026 09:30;live
103;Chair;A;;;10;ja;;;31.02.2026 09:30;live
104;;A;;;10;ja;;;02.11.2026 09:30;live
105;Shelf;A;;;10;perhaps;;;02.11.2026 09:30;live
106;Bin;A;;;10;ja;;;02.11.2026 09:30;draft
`;
const STOCK = 'sku\ton_hand\n100\t4\n101\t-3\n';
const ORDERS = `order_no,client,ordered,sku,quantity,unit_price
A1,7,2026-11-01 12:00:00,100,1,"1299,50"
B2,,2026-11-01 13:00:00,101,3,"9,90"
A1,7,2026-11-01 12:00:00,101,2,"9,90"
A1,7,2026-11-01 12:00:00,101,1,"9,90"
A1,7,2026-11-01 12:00:00,102,x,"9,90"
B2,,2026-11-01 13:00:00,,1,"5,00"
B2,,2026-11-01 13:00:00,100,0,"5,00"
`;
const RETURNS = `{"number": "R1", "order": {"number": "A1"}, "at": 1793620800, "items": [{"sku": 101, "quantity": 1, "refund": {"amount": 9.9}}]}
{"number": "R2", "at": 1793620800, "items": []}
{"number": "R3", "at": "yesterday", "items": [{"sku": 101}]}
not JSON
`;

describe('the mapping of the docs', () => {
  const connector = connectorOf(EXAMPLE);
  const files = folderOf({
    'products-1.csv': PRODUCTS,
    'stock.tsv': STOCK,
    'Orders.csv': ORDERS,
    'returns.jsonl': RETURNS,
  });

  it('makes products, with numbers, lists, words and times as they are written there', async () => {
    const { events, rejects, skipped } = await collect(importRun(connector, files, ['products']));
    expect(events.map(({ occurredAt, source, payload }) => ({ occurredAt, source, payload }))).toEqual([
      {
        occurredAt: '2026-11-02T08:30:00.000Z',
        source: 'warehouse',
        payload: {
          product: 'w-100',
          title: 'Desk "Oak"',
          kind: 'good',
          brand: 'Inkwell',
          categories: ['office', 'desks'],
          price: 1299.5,
          currency: 'EUR',
          active: true,
          attributes: { colour: 'oak', weight: 31.5 },
        },
      },
      {
        // The clock shows half past two twice that night: the first counts.
        occurredAt: '2026-10-25T00:30:00.000Z',
        source: 'warehouse',
        payload: {
          product: 'w-101',
          title: 'Ink',
          kind: 'subscription',
          brand: 'Own brand',
          categories: ['office'],
          price: 9.9,
          currency: 'EUR',
          active: false,
        },
      },
    ]);
    expect(rejects.map(({ position, reason }) => `${position} ${reason}`)).toEqual([
      'products-1.csv:4 payload.price is no number with the decimal sign ","',
      'products-1.csv:5 occurredAt is no time of the form dd.MM.yyyy HH:mm',
      expect.stringMatching(/^products-1\.csv:6 payload\.title: /),
      'products-1.csv:7 payload.active is none of the words for true and false',
    ]);
    expect(rejects[0]?.original).toBe('102;Lamp;A;;;abc;ja;;;02.11.2026 09:30;live');
    expect(skipped).toEqual([{ reason: 'a draft', count: 1 }]);
  });

  it('makes an order of rows that stand apart; a bad line leaves the others alone', async () => {
    const { events, rejects, skipped } = await collect(importRun(connector, files, ['orders']));
    expect(events.map(({ occurredAt, payload }) => ({ occurredAt, payload }))).toEqual([
      {
        occurredAt: '2026-11-01T11:00:00.000Z',
        payload: {
          order: 'A1',
          customer: 'w-7',
          currency: 'EUR',
          lines: [
            { product: 'w-100', quantity: 1, amount: 1299.5 },
            { product: 'w-101', quantity: 3, amount: 29.7 },
          ],
        },
      },
      {
        occurredAt: '2026-11-01T12:00:00.000Z',
        payload: { order: 'B2', currency: 'EUR', lines: [{ product: 'w-101', quantity: 3, amount: 29.7 }] },
      },
    ]);
    expect(rejects).toEqual([
      {
        position: 'Orders.csv:6',
        reason: 'when: "quantity" is no number with the decimal sign "."',
        original: 'A1,7,2026-11-01 12:00:00,102,x,"9,90"',
      },
      {
        position: 'Orders.csv:7',
        reason: expect.stringMatching(/^payload\.lines\.0\.product/) as string,
        original: 'B2,,2026-11-01 13:00:00,,1,"5,00"',
      },
    ]);
    expect(skipped).toEqual([{ reason: 'a line without a quantity', count: 1 }]);
  });

  it('takes the time of the file, and lists in documents', async () => {
    const stock = await collect(importRun(connector, files, ['stock']));
    expect(stock.events.map(({ occurredAt, payload }) => [occurredAt, payload])).toEqual([
      [FILE_TIME, { product: 'w-100', quantity: 4 }],
    ]);
    expect(stock.rejects.map(({ position }) => position)).toEqual(['stock.tsv:3']);
    const returns = await collect(importRun(connector, files, ['returns']));
    expect(returns.events.map(({ occurredAt, payload }) => [occurredAt, payload])).toEqual([
      [
        '2026-11-02T12:00:00.000Z',
        { return: 'R1', order: 'A1', lines: [{ product: 'w-101', quantity: 1, amount: 9.9 }] },
      ],
    ]);
    expect(returns.rejects.map(({ position, reason }) => `${position} ${reason}`)).toEqual([
      expect.stringMatching(/^returns\.jsonl:2 payload\.lines: /),
      'returns.jsonl:3 occurredAt is no time of the form unix',
      expect.stringMatching(/^returns\.jsonl:4 /),
    ]);
  });

  it('rejects garbage with a reason and never throws', () => {
    const cell = fc.oneof(
      fc.anything({ maxDepth: 2 }),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '1e999',
        '99.99.9999 99:99',
        '01.01.0001 00:00',
        '9'.repeat(40),
        '1.2.3,4',
        '{sku}',
        '__proto__',
      ),
    );
    const columns = [
      'sku',
      'name',
      'price',
      'changed',
      'state',
      'groups',
      'order_no',
      'quantity',
      'items',
      'at',
      'number',
      '__proto__',
    ];
    const record = fc
      .tuple(fc.constantFrom('a.csv:1', 'a.jsonl:1'), fc.dictionary(fc.constantFrom(...columns), cell))
      .map(([position, fields]) => ({ position, fields, original: 'garbage' }));
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 4 }), (records) => {
        for (const { toEvents } of connector.tables) {
          const { events, rejects, skipped } = toEvents(records);
          const lost = rejects.length + skipped.reduce((sum, { count }) => sum + count, 0);
          expect(events.length === 0 ? lost : records.length).toBe(records.length);
          expect(rejects.every(({ reason }) => reason !== '' && reason.length < 500)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('accounts for every record, the same every time', async () => {
    const counts = await tally(importRun(connector, files));
    const lost = Object.values({ ...counts.rejects, ...counts.skipped }).reduce((sum, one) => sum + one, 0);
    expect(counts.records).toBe(7 + 2 + 7 + 4);
    expect(counts.records).toBe(counts.carried + lost);
    expect((await collect(importRun(connector, files))).events).toEqual(
      (await collect(importRun(connector, files))).events,
    );
  });
});

describe('a mapping', () => {
  const views = (files: string, more = '') => `
source: clicks
tables:
  views:
    files: '${files}'
    event: product.viewed
    id: '{session}/{product}/{at}'
    occurredAt: { column: at, format: unix }
    ${more}
    payload: { session: session, product: product }`;
  const csv = 'session,product,at\ns1,p1,1793620800.25\ns2,p2,1793620801\n';

  const folder = folderOf({ 'c.csv': csv, 'c.tsv': csv.replaceAll(',', '\t'), 'c.jsonl': rows(csv) });
  const misnamed = folderOf({ 'c.csv': 'session,artikel,at\ns1,p1,1\n' });

  it('reads the same records out of every kind of file', async () => {
    const [at = ''] = folder;
    const parquet = at.replace(/[^/]*$/, 'c.parquet');
    const connection = await (await DuckDBInstance.create()).connect();
    await connection.run(
      `COPY (SELECT session, product, CAST("at" AS DOUBLE) AS "at" FROM read_csv('${at.replace(/[^/]*$/, 'c.csv')}')) TO '${parquet}' (FORMAT parquet)`,
    );
    connection.closeSync();
    const plain = [...folder, parquet];
    const packed = plain.map(gzipped);
    const read = await Promise.all(
      [...plain, ...packed].map(async (file) => {
        const { events, rejects } = await collect(importRun(connectorOf(views('c.*')), [file]));
        expect(rejects).toEqual([]);
        return events;
      }),
    );
    expect(read).toHaveLength(8);
    for (const events of read) expect(events).toEqual(read[0]);
    expect(read[0]?.map(({ occurredAt }) => occurredAt)).toEqual([
      '2026-11-02T12:00:00.250Z',
      '2026-11-02T12:00:01.000Z',
    ]);
  });

  it('finds a column that is not there, rather than leaving the field out', async () => {
    const { events, rejects } = await collect(importRun(connectorOf(views('c.csv')), misnamed));
    expect(events).toEqual([]);
    expect(rejects.map(({ reason }) => reason)).toEqual(['there is no column "product"']);
  });

  it('is another import when it changes, and gives ids that spell nothing out', async () => {
    const [one, same, other] = [views('c.csv'), views('c.csv'), views('c.csv', 'optional: true')].map(
      connectorOf,
    );
    expect(one?.revision).toBe(same?.revision);
    expect(one?.revision).not.toBe(other?.revision);
    const { events } = await collect(importRun(connectorOf(views('c.csv')), folder));
    for (const { id } of events) expect(id).toMatch(/^product\.viewed:[0-9a-f]{24}$/);
  });
});

/** A table as lines of JSON. */
function rows(csv: string): string {
  const [head = '', ...body] = csv.trim().split('\n');
  const columns = head.split(',');
  return body
    .map((row) => JSON.stringify(Object.fromEntries(row.split(',').map((cell, at) => [columns[at], cell]))))
    .join('\n');
}

function gzipped(file: string): string {
  writeFileSync(`${file}.gz`, gzipSync(readFileSync(file)));
  return `${file}.gz`;
}

const SHARED = resolve(__dirname, '../../../../../shared/data/yoochoose-100k');
(existsSync(SHARED) ? describe : describe.skip)('the clicks of yoochoose-100k, by a mapping', () => {
  const connector = connectorOf(`
source: yoochoose
tables:
  clicks:
    files: '*.tsv'
    event: product.viewed
    occurredAt: { column: Time, format: unix }
    payload: { session: SessionId, product: ItemId }`);

  it('become 83,846 views', async () => {
    const files = readdirSync(SHARED).map((name) => join(SHARED, name));
    const counts = await tally(importRun(connector, files));
    expect(counts).toEqual({
      records: 83_846,
      carried: 83_846,
      events: { 'product.viewed': 83_846 },
      rejects: {},
      skipped: {},
    });
  });
});
