import type { DuckDBConnection } from '@duckdb/node-api';
import { bridgeFiles } from '../bridge-files.js';
import { sqlReadPath } from '../sql-text.js';
import { listed, replaceFile } from './replace-file.js';

const tableOf = (files: readonly string[]): string =>
  `read_parquet([${files.map(sqlReadPath).join(', ')}], hive_partitioning = false, filename = true)`;

/** What the bridge has sealed of these customers: their ids where `event` is null, else whole payloads. */
export async function bridgeRowsOf(
  connection: DuckDBConnection,
  directory: string,
  pseudonyms: readonly string[],
): Promise<{ readonly event: string | null; readonly sealed: string }[]> {
  const files = await bridgeFiles(directory);
  if (files.length === 0) return [];
  const result = await connection.runAndReadAll(
    `SELECT event, sealed FROM ${tableOf(files)} WHERE pseudonym IN ${listed(1)}`,
    [JSON.stringify(pseudonyms)],
  );
  return result.getRows().map(([event, sealed]) => ({
    event: event === null || event === undefined ? null : String(event),
    sealed: String(sealed),
  }));
}

/** Every customer whom the bridge knows, by pseudonym. */
export async function bridgedPseudonyms(connection: DuckDBConnection, directory: string): Promise<string[]> {
  const files = await bridgeFiles(directory);
  if (files.length === 0) return [];
  const result = await connection.runAndReadAll(`SELECT DISTINCT pseudonym FROM ${tableOf(files)}`);
  return result.getRows().map(([pseudonym]) => String(pseudonym));
}

/** Cuts the bridge to these customers; returns how many rows went. */
export async function eraseBridge(
  connection: DuckDBConnection,
  directory: string,
  pseudonyms: readonly string[],
): Promise<number> {
  const files = await bridgeFiles(directory);
  if (files.length === 0) return 0;
  const values = [JSON.stringify(pseudonyms)];
  const found = await connection.runAndReadAll(
    `SELECT filename, count(*) FROM ${tableOf(files)} WHERE pseudonym IN ${listed(1)} GROUP BY filename`,
    values,
  );
  for (const [path] of found.getRows())
    await replaceFile(connection, String(path), {
      sql: `SELECT pseudonym, event, sealed FROM read_parquet(${sqlReadPath(String(path))}, hive_partitioning = false)
        WHERE pseudonym NOT IN ${listed(1)}`,
      values,
    });
  return found.getRows().reduce((sum, [, rows]) => sum + Number(rows), 0);
}
