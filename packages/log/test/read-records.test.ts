import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { fileIdentity, groupRecords, readRecords, type ReadOptions, type SourceRecord } from '@wherefore/log';
import { temporaryFolder } from './temporary-folder.js';

const root = temporaryFolder();

function write(name: string, content: string | Buffer): string {
  const path = join(root, name);
  writeFileSync(path, content);
  return path;
}

async function all(paths: string | string[], options?: ReadOptions): Promise<SourceRecord[]> {
  const records: SourceRecord[] = [];
  for await (const record of readRecords(paths, options)) records.push(record);
  return records;
}

const errorsOf = (records: SourceRecord[]) => records.map(({ error }) => error ?? null);
const fieldsOf = (records: SourceRecord[]) => records.map(({ fields }) => fields);

async function writeParquet(name: string, sql: string): Promise<string> {
  const path = join(root, name);
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(`COPY (${sql}) TO '${path.replaceAll("'", "''")}' (FORMAT parquet)`);
  return path;
}

describe('CSV', () => {
  it('gives fields, line numbers and the raw line; quoted newlines, BOM and CRLF included', async () => {
    const text = '\ufeffid,name\r\n1,"Tea, green"\r\n2,"two\r\nlines ""here"""\r\n\r\n3,\r\n4,5" nail';
    expect(await all(write('plain.csv', text))).toEqual([
      { position: 'plain.csv:2', fields: { id: '1', name: 'Tea, green' }, original: '1,"Tea, green"' },
      {
        position: 'plain.csv:3',
        fields: { id: '2', name: 'two\nlines "here"' },
        original: '2,"two\nlines ""here"""',
      },
      { position: 'plain.csv:6', fields: { id: '3', name: null }, original: '3,' },
      { position: 'plain.csv:7', fields: { id: '4', name: '5" nail' }, original: '4,5" nail' },
    ]);
  });

  it.each([';', '\t', '|'])('takes %j for the delimiter when the header does', async (delimiter) => {
    const path = write(
      'delimited.csv',
      ['a', 'b,c', 'd'].join(delimiter) + '\n' + ['1', '2,3', '4'].join(delimiter),
    );
    expect(fieldsOf(await all(path))).toEqual([{ a: '1', 'b,c': '2,3', d: '4' }]);
  });

  it('makes faulty records of ragged, broken and over-long rows and reads on', async () => {
    const rows = ['a,b', '1', '1,2,3', 'good,1', 'nul\0,2', `${'x'.repeat(1_100_000)},1`, 'good,2'];
    const bytes = Buffer.concat([
      Buffer.from(rows.join('\n')),
      Buffer.from('\nbad\xff,3\n', 'latin1'),
      Buffer.from('good,3'),
    ]);
    const records = await all(write('hostile.csv', bytes));
    expect(errorsOf(records)).toEqual([
      'has 1 cells where the header has 2',
      'has 3 cells where the header has 2',
      null,
      'holds a NUL character',
      'is longer than 1048576 bytes; only its start is kept',
      null,
      'is not valid UTF-8',
      null,
    ]);
    expect(records.map(({ position }) => position)).toEqual(
      [2, 3, 4, 5, 6, 7, 8, 9].map((line) => `hostile.csv:${line}`),
    );
    expect(Math.max(...records.map(({ original }) => original.length))).toBeLessThan(2000);
  });

  it('loses one line to a quote that is never closed', async () => {
    const rows = ['a,b', '1,"open', ...Array.from({ length: 2000 }, (_, row) => `${row},x`)];
    const records = await all(write('quote.csv', rows.join('\n')));
    expect(records).toHaveLength(2001);
    expect(errorsOf(records).filter((error) => error !== null)).toEqual([
      'opens a quote that is never closed',
    ]);
  });

  it('refuses a file without a usable header, by name', async () => {
    const refused = async (name: string, content: string | Buffer) =>
      expect(all(write(name, content))).rejects.toMatchObject({
        code: 'BAD_INPUT',
        message: expect.stringContaining(name) as string,
      });
    await refused('empty.csv', '');
    await refused('twice.csv', 'a,b,a\n1,2,3');
    await refused('wide.csv', Array.from({ length: 5000 }, (_, column) => `c${column}`).join(','));
    await refused('utf16.csv', Buffer.from('\ufeffa,b\n1,2', 'utf16le'));
    await refused('noise.csv.gz', Buffer.concat([gzipSync('x').subarray(0, 10), Buffer.alloc(500, 7)]));
    await expect(all(join(root, 'absent.csv'))).rejects.toMatchObject({ code: 'BAD_INPUT' });
    expect(await all(write('header.csv', 'a,b\n'))).toEqual([]);
  });
});

describe('gzip', () => {
  it('is told by content, whatever the name', async () => {
    expect(fieldsOf(await all(write('named.csv', gzipSync('a\n1\n2'))))).toEqual([{ a: '1' }, { a: '2' }]);
    expect(fieldsOf(await all(write('named.jsonl.gz', gzipSync('{"a":1}'))))).toEqual([{ a: 1 }]);
  });

  it('gives all before the damage, then one faulty record', async () => {
    const text =
      'n\n' + Array.from({ length: 60_000 }, (_, row) => `${row}-${(row * 7919) % 10_007}`).join('\n');
    const whole = gzipSync(text);
    const records = await all(write('cut.csv.gz', whole.subarray(0, whole.length - 20_000)));
    const good = records.filter(({ error }) => error === undefined);
    expect(good.length).toBeGreaterThan(30_000);
    expect(good.every(({ original }, row) => original.startsWith(`${row}-`))).toBe(true);
    expect(records.at(-1)?.error).toMatch(/^the file breaks off here/);
    expect(records.length - good.length).toBe(1);
  });
});

describe('JSONL', () => {
  it('makes faulty records of what is no JSON object', async () => {
    const records = await all(write('mixed.jsonl', '{"a":{"b":[1]}}\n\n[1]\n{"a":\nnull\n{"a":"ü"}\n'));
    expect(records.map(({ position }) => position)).toEqual(
      [1, 3, 4, 5, 6].map((line) => `mixed.jsonl:${line}`),
    );
    expect(fieldsOf(records)).toEqual([{ a: { b: [1] } }, null, null, null, { a: 'ü' }]);
    expect(records[2]?.error).toMatch(/^is not JSON/);
    expect(records[2]?.original).toBe('{"a":');
  });
});

describe('Parquet', () => {
  const sql = `SELECT i AS id, 9007199254740993 + i AS big, 'it''s ' || i AS "na""me", TIMESTAMP '2025-01-01 10:00:00' AS at,
    [i, 2] AS list, CASE WHEN i = 1 THEN 'NaN'::DOUBLE ELSE 0.5 END AS d FROM range(3) t(i)`;

  it('gives rows as JSON has them, long integers exactly', async () => {
    const records = await all(await writeParquet('rows.parquet', sql));
    expect(records[2]).toEqual({
      position: 'rows.parquet:3',
      fields: {
        id: 2,
        big: '9007199254740995',
        'na"me': `it's 2`,
        at: '2025-01-01 10:00:00',
        list: [2, 2],
        d: 0.5,
      },
      original: expect.stringContaining('"9007199254740995"') as string,
    });
    expect(records).toHaveLength(3);
  });

  it('keeps long numbers apart, whatever they are and wherever they stand', async () => {
    const ids = `SELECT (12345678901234567890::DECIMAL(38,0) + i)::DECIMAL(38,0) AS id, 19.90::DECIMAL(18,4) AS price,
      0.1::DOUBLE + 0.2 AS d, [9007199254740993 + i, 5] AS l, {'a': 9007199254740993 + i, 'b': '12345678901234567890'} AS s,
      12345678901234567890.5::DECIMAL(38,8) AS wide FROM range(2) t(i)`;
    const path = await writeParquet('long.parquet', ids);
    const row = (n: number) => ({
      id: `1234567890123456789${n}`,
      price: 19.9,
      d: 0.30000000000000004,
      l: [`900719925474099${n + 3}`, 5],
      s: { a: `900719925474099${n + 3}`, b: '12345678901234567890' },
      wide: '12345678901234567890.50000000',
    });
    expect(fieldsOf(await all(path))).toEqual([row(0), row(1)]);
    const other = write('long.jsonl', '{"id":"1"}');
    expect(fieldsOf(await all([path, other], { groupBy: ['id'] })).slice(1)).toEqual([row(0), row(1)]);
  });

  it('reads it gzipped too, and refuses what is none', async () => {
    const { readFileSync } = await import('node:fs');
    const plain = await writeParquet('zipped.parquet', sql);
    expect(await all(write('zipped.parquet.gz', gzipSync(readFileSync(plain))))).toHaveLength(3);
    await expect(all(write('fake.parquet', 'PAR1 but not really'))).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
  });
});

describe('grouping', () => {
  const ids = (groups: readonly SourceRecord[][]) =>
    groups.map((group) => group.map(({ fields, error }) => error ?? fields?.['n']));
  async function groups(paths: string | string[], groupBy: string[]): Promise<SourceRecord[][]> {
    const found: SourceRecord[][] = [];
    for await (const group of groupRecords(readRecords(paths, { groupBy }), groupBy)) found.push([...group]);
    return found;
  }

  it('brings scattered records together, in the order of the file; what has no key stays alone', async () => {
    const path = write('scattered.csv', 'order,n\nb,1\na,2\nb,3\nragged\n,4\na,5\n,6\n');
    expect(ids(await groups(path, ['order']))).toEqual([
      ['2', '5'],
      ['1', '3'],
      ['has 1 cells where the header has 2'],
      ['4'],
      ['6'],
    ]);
  });

  it('does the same for Parquet, and across files of different formats', async () => {
    const sql = `SELECT * FROM (VALUES (7, 'x'), (5, 'y'), (7, 'z')) t("order", n)`;
    const parquet = await writeParquet('orders.parquet', sql);
    expect(ids(await groups(parquet, ['order']))).toEqual([['y'], ['x', 'z']]);
    const csv = write('lines.csv', 'order,n\n7,l1\n5,l2\n7,l3\n');
    expect(ids(await groups([parquet, csv], ['order']))).toEqual([
      ['y', 'l2'],
      ['x', 'z', 'l1', 'l3'],
    ]);
  });

  it('keeps the bytes of what is no UTF-8', async () => {
    const line = Buffer.from('b,M\xfcller', 'latin1');
    const path = write(
      'latin.csv',
      Buffer.concat([Buffer.from('order,n\na,1\n'), line, Buffer.from('\nc,3\n')]),
    );
    for (const options of [{}, { groupBy: ['order'] }]) {
      const bad = (await all(path, options)).filter(({ error }) => error !== undefined);
      expect(bad.map(({ bytes }) => Buffer.from(bytes ?? []))).toEqual([line]);
    }
  });

  it('takes the other lines of JSON where one has no such column', async () => {
    const path = write('keyless.jsonl', '{"order":"a","n":1}\n{"n":2}\n{"order":"b","n":3}\n');
    expect(ids(await groups(path, ['order']))).toEqual([[1], [3], ['there is no column "order"']]);
    expect(ids(await groups(path, ['constructor']))).toHaveLength(3);
  });

  it('refuses files without the column', async () => {
    const csv = write('other.csv', 'id,n\n1,2\n');
    const parquet = await writeParquet('other.parquet', 'SELECT 1 AS id');
    for (const path of [csv, parquet])
      await expect(all(path, { groupBy: ['order'] })).rejects.toThrow(/there is no column "order"/);
  });
});

describe('file identity', () => {
  it('is the content', async () => {
    const one = await fileIdentity(write('one.txt', 'abc'));
    expect(one).toEqual({
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      bytes: 3,
    });
    expect(await fileIdentity(write('two.txt', 'abc'))).toEqual(one);
    await expect(fileIdentity(join(root, 'absent'))).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
});
