import { basename } from 'node:path';
import { WhereforeError } from '@wherefore/contracts';
import { Database } from './duckdb.js';
import { sqlReadPath } from './sql-text.js';

/** One column of a file, as text; a missing value is ''. */
export interface TableColumn {
  readonly name: string;
  readonly values: readonly string[];
}

/** Reads a CSV (or TSV, gzipped or not) with a first line of names, whole. Throws BAD_INPUT when it cannot be read. */
export async function readTable(path: string): Promise<TableColumn[]> {
  const database = await Database.open({ memoryLimitMb: 1024 });
  try {
    return await database.connected(async (connection) => {
      const read = `SELECT * FROM read_csv(${sqlReadPath(path)}, header = true, all_varchar = true, null_padding = false)`;
      const columns = await connection.runAndReadAll(read).then(
        (reader) => reader.getColumnsObjectJson(),
        (cause: unknown) => {
          const why = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
          throw new WhereforeError('BAD_INPUT', `${basename(path)} cannot be read: ${why}`, { cause });
        },
      );
      return Object.entries(columns).map(([name, values]) => ({
        name,
        values: values.map((value) => (value === null ? '' : String(value))),
      }));
    });
  } finally {
    await database.close();
  }
}
