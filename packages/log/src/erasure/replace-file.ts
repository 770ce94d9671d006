import { randomUUID } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { flush } from '../flush.js';
import { sqlText } from '../sql-text.js';

/** Puts the rows of a query in the place of a Parquet file, whole or not at all; who reads the old one meanwhile reads it to its end. */
export async function replaceFile(
  connection: DuckDBConnection,
  path: string,
  { sql, values = [] }: { readonly sql: string; readonly values?: DuckDBValue[] },
): Promise<void> {
  const draft = join(dirname(path), `.${randomUUID()}.draft`);
  try {
    await connection.run(
      `COPY (${sql}) TO ${sqlText(draft)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 2048)`,
      values,
    );
    await flush(draft);
    await rename(draft, path);
    await flush(dirname(path));
  } finally {
    await rm(draft, { force: true });
  }
}

/** A list of texts as the parameter `$n`, to be selected from. */
export const listed = (n: number): string => `(SELECT unnest(from_json($${n}, '["VARCHAR"]')))`;
