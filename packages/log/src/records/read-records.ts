import { Database, type DatabaseOptions } from '../duckdb.js';
import { detectFormat } from './detect-format.js';
import { readCsv } from './read-csv.js';
import { readJsonl } from './read-jsonl.js';
import { readParquet, withInflated } from './read-parquet.js';
import type { RecordFormat, SourceRecord } from './source-record.js';
import { StagedRecords } from './staged-records.js';

export interface ReadOptions extends DatabaseOptions {
  /** Found out from the file when left out. */
  readonly format?: RecordFormat;
  readonly gzip?: boolean;
  /** Order records by these columns, then by where they stand: what belongs together may be scattered in a file. */
  readonly groupBy?: readonly string[];
}

/**
 * The records of a file, or of several files as if they were one, streamed in bounded memory. What is wrong with a
 * single record is in its `error`. Throws BAD_INPUT, naming the file, when it cannot be read at all or is a
 * table without a column of `groupBy`.
 */
export async function* readRecords(
  paths: string | readonly string[],
  options: ReadOptions = {},
): AsyncGenerator<SourceRecord> {
  const files = typeof paths === 'string' ? [paths] : paths;
  if ((options.groupBy?.length ?? 0) === 0) {
    for (const file of files) yield* readFile(file, options);
    return;
  }
  const [only] = files;
  if (only !== undefined && files.length === 1 && (await detectFormat(only, options)).format === 'parquet')
    yield* readFile(only, options);
  else yield* readInOrder(files, options);
}

async function* readFile(path: string, options: ReadOptions): AsyncGenerator<SourceRecord> {
  const { format, gzip } = await detectFormat(path, options);
  if (format === 'csv') yield* readCsv(path, gzip);
  else if (format === 'jsonl') yield* readJsonl(path, gzip);
  else if (gzip) yield* withInflated(path, (plain) => readParquet(plain, options));
  else yield* readParquet(path, options);
}

async function* readInOrder(files: readonly string[], options: ReadOptions): AsyncGenerator<SourceRecord> {
  const database = await Database.open(options, true);
  const connection = await database.connect();
  try {
    const staged = await StagedRecords.create(connection, options.groupBy ?? []);
    for (const [index, file] of files.entries()) {
      const { format, gzip } = await detectFormat(file, options);
      if (format === 'parquet' && !gzip) await staged.addParquet(index, file);
      else await staged.addRecords(index, format, readFile(file, { ...options, groupBy: [] }));
    }
    yield* staged.inOrder();
  } finally {
    connection.closeSync();
    await database.close();
  }
}
