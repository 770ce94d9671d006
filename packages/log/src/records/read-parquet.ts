import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { messageOf, WhereforeError } from '@wherefore/contracts';
import { Database, type DatabaseOptions, streamChunks } from '../duckdb.js';
import { exactJson } from './exact-json.js';
import { parquetRowsSql } from './parquet-rows.js';
import { readBytes } from './read-bytes.js';
import { parseRecord } from './read-jsonl.js';
import { faulty, type SourceRecord } from './source-record.js';

export interface ParquetOptions extends DatabaseOptions {
  /** Order rows by these columns, then by row number. */
  readonly groupBy?: readonly string[];
}

/** Rows of a Parquet file. Throws BAD_INPUT when it is none; damage further on is one faulty record at the end. */
export async function* readParquet(path: string, options: ParquetOptions = {}): AsyncGenerator<SourceRecord> {
  const name = basename(path);
  const database = await Database.open(options);
  const connection = await database.connect();
  let rows = 0;
  try {
    const sql = await parquetRowsSql(connection, path, options.groupBy ?? []);
    for await (const chunk of streamChunks(connection, `SELECT "row"::DOUBLE, fields FROM (${sql})`)) {
      const numbers = chunk.getColumnValues(0);
      for (const [index, fields] of chunk.getColumnValues(1).entries()) {
        rows++;
        yield parseRecord(`${name}:${Number(numbers[index])}`, exactJson(String(fields)));
      }
    }
  } catch (cause) {
    if (rows === 0) throw unreadable(name, cause);
    yield faulty(`${name}:${rows + 1}`, '', `the file is damaged from here on: ${messageOf(cause)}`);
  } finally {
    connection.closeSync();
    await database.close();
  }
}

/** Hands `read` a path that DuckDB can open: Parquet needs random access, which gzip does not give. */
export async function* withInflated(
  path: string,
  read: (path: string) => AsyncIterable<SourceRecord>,
): AsyncGenerator<SourceRecord> {
  const folder = join(tmpdir(), `wherefore-inflated-${randomUUID()}`);
  await mkdir(folder);
  try {
    const plain = join(folder, basename(path));
    await pipeline(readBytes(path, true), createWriteStream(plain)).catch((cause: unknown) => {
      throw unreadable(basename(path), cause);
    });
    yield* read(plain);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export function unreadable(name: string, cause: unknown): WhereforeError {
  return new WhereforeError('BAD_INPUT', `${name} cannot be read: ${messageOf(cause)}`, { cause });
}
