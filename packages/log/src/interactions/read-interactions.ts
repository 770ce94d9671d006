import { basename } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { WhereforeError } from '@wherefore/contracts';
import { Database, streamChunks } from '../duckdb.js';
import type { BasketHistory } from '../read-baskets.js';
import { eachPair, strings } from '../read-columns.js';
import {
  BASKETS_OF,
  FIRST_FAULT,
  inOrder,
  ITEMS_OF,
  numbered,
  type Part,
  PARTS,
  readText,
  toRows,
} from './interaction-statements.js';

/** Paths of CSV files (or TSV, gzipped or not). */
export type InteractionFiles = { readonly train: string; readonly test: string } & Partial<
  Record<'validation' | 'history' | 'products', string>
>;

/** One product of a products file, by the columns it has. */
export interface PlainProduct {
  /** Paths, from the top: `Home>Kitchen>Mugs` is three names. */
  readonly categories: readonly (readonly string[])[];
  readonly brand: string | null;
  /** In whatever currency the file has; null where there is none. */
  readonly price: number | null;
  readonly title: string | null;
}

export interface Interactions {
  /** Per part given: what happened, all over the same products and customers. */
  readonly parts: Readonly<Partial<Record<Part, BasketHistory>>> &
    Readonly<Record<'train' | 'test', BasketHistory>>;
  /** By product; null for those that the file does not have. */
  readonly products: readonly (PlainProduct | null)[];
  /** Rows read, by part. */
  readonly rows: Readonly<Partial<Record<Part, number>>>;
}

const NEEDED = ['customer', 'product', 'time'];

/**
 * Reads who had what when from plain files with the columns customer, product, time and, where they are there, basket and
 * quantity; and what products are. Throws BAD_INPUT, with file and line, when a file cannot be read or a row is not right.
 */
export async function readInteractions(files: InteractionFiles): Promise<Interactions> {
  const database = await Database.open({ memoryLimitMb: 1024 }, true);
  try {
    return await database.connected((connection) => readAll(connection, files));
  } finally {
    await database.close();
  }
}

async function readAll(connection: DuckDBConnection, files: InteractionFiles): Promise<Interactions> {
  const given = PARTS.filter((part) => files[part] !== undefined);
  const rows: Partial<Record<Part, number>> = {};
  for (const part of given) rows[part] = await readPart(connection, part, files[part] ?? '');
  const withProducts = files.products !== undefined;
  if (files.products !== undefined)
    await readTable(connection, { table: 'product_text', path: files.products, needed: ['product'] });
  await connection.run(numbered(given, 'customer'));
  await connection.run(numbered(withProducts ? [...given, 'product_text'] : given, 'product'));
  const names = {
    products: await strings(connection, 'SELECT product FROM products ORDER BY number'),
    customers: await strings(connection, 'SELECT customer FROM customers ORDER BY number'),
  };
  const parts: Partial<Record<Part, BasketHistory>> = {};
  for (const part of given) parts[part] = { ...names, ...(await columnsOf(connection, part)) };
  const { train, test } = parts;
  if (train === undefined || test === undefined)
    throw new WhereforeError('BAD_INPUT', 'a train and a test file are needed');
  const products = withProducts
    ? await readProducts(connection, names.products.length)
    : names.products.map(() => null);
  return { parts: { ...parts, train, test }, products, rows };
}

async function readPart(connection: DuckDBConnection, part: Part, path: string): Promise<number> {
  const has = await readTable(connection, { table: `${part}_text`, path, needed: NEEDED });
  await connection.run(toRows(part, has));
  const [fault] = (await connection.runAndReadAll(FIRST_FAULT(part))).getRowObjectsJson();
  if (fault !== undefined) {
    const what = fault['noCustomer']
      ? 'no customer'
      : fault['noProduct']
        ? 'no product'
        : 'no time that can be read';
    throw new WhereforeError('BAD_INPUT', `${basename(path)}, line ${String(fault['line'])}: ${what}`);
  }
  const count = (await connection.runAndReadAll(`SELECT count(*)::INTEGER FROM ${part}`)).getRowsJson();
  return Number(count[0]?.[0] ?? 0);
}

/** The columns that the file has. */
async function readTable(
  connection: DuckDBConnection,
  {
    table,
    path,
    needed,
  }: { readonly table: string; readonly path: string; readonly needed: readonly string[] },
): Promise<Set<string>> {
  try {
    await connection.run(readText(path, table));
  } catch (cause) {
    const why = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
    throw new WhereforeError('BAD_INPUT', `${basename(path)} cannot be read: ${why}`, { cause });
  }
  const columns = (await connection.runAndReadAll(`DESCRIBE ${table}`))
    .getRowsJson()
    .map(([name]) => String(name));
  const missing = needed.filter((name) => !columns.includes(name));
  if (missing.length > 0)
    throw new WhereforeError(
      'BAD_INPUT',
      `${basename(path)} has no column ${missing.join(', ')}; it has ${columns.filter((c) => c !== 'line').join(', ')}`,
    );
  return new Set(columns);
}

async function columnsOf(
  connection: DuckDBConnection,
  part: Part,
): Promise<Omit<BasketHistory, 'products' | 'customers'>> {
  await connection.run(inOrder(part));
  const [customers, times, offsets, items]: [number[], number[], number[], number[]] = [[], [], [0], []];
  await eachPair(connection, BASKETS_OF(part), (_basket, customer, time) => {
    customers.push(customer);
    times.push(time);
  });
  await eachPair(connection, ITEMS_OF(part), (at, basket, item) => {
    items.push(item);
    offsets[basket + 1] = at + 1;
  });
  return {
    basketCustomer: Int32Array.from(customers),
    basketTime: Float64Array.from(times),
    basketOffset: Int32Array.from(offsets),
    basketItem: Int32Array.from(items),
  };
}

async function readProducts(connection: DuckDBConnection, count: number): Promise<(PlainProduct | null)[]> {
  const described = (await connection.runAndReadAll('DESCRIBE product_text')).getRowsJson();
  const has = new Set(described.map(([name]) => String(name)));
  const column = (name: string) => (has.has(name) ? name : `NULL AS ${name}`);
  const all: (PlainProduct | null)[] = Array.from({ length: count }, () => null);
  const sql = `SELECT number, ${['category', 'brand', 'price', 'title'].map(column).join(', ')}
    FROM product_text JOIN products USING (product) ORDER BY line DESC`;
  for await (const chunk of streamChunks(connection, sql)) {
    const [numbers = [], ...fields] = Array.from({ length: 5 }, (_, at) => chunk.getColumnValues(at));
    numbers.forEach((number, row) => {
      const text = (at: number): string | null => {
        const value = fields[at]?.[row];
        return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
      };
      const price = Number(text(2) ?? Number.NaN);
      all[Number(number)] = {
        categories: pathsOf(text(0)),
        brand: text(1),
        price: Number.isFinite(price) ? price : null,
        title: text(3),
      };
    });
  }
  return all;
}

/** Several paths are separated by `|`, the names of one by `>`. */
function pathsOf(category: string | null): string[][] {
  const paths = (category ?? '').split('|').map((path) => path.split('>').map((name) => name.trim()));
  return paths.map((path) => path.filter((name) => name !== '')).filter((path) => path.length > 0);
}
