import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { sqlReadPath } from '../sql-text.js';

/** Relative to the folder. */
export async function filesWith(
  connection: DuckDBConnection,
  directory: string,
  words: readonly string[],
): Promise<string[]> {
  const found: string[] = [];
  for (const file of await readdir(directory, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const path = join(file.parentPath, file.name);
    const bytes = await readFile(path);
    const isWhole = file.name.endsWith('.parquet');
    if (
      words.some((word) => bytes.includes(word)) ||
      (isWhole && (await rowsWith(connection, path, words)) > 0)
    )
      found.push(path.slice(directory.length + 1));
  }
  return found;
}

async function rowsWith(
  connection: DuckDBConnection,
  path: string,
  words: readonly string[],
): Promise<number> {
  const result = await connection.runAndReadAll(
    `SELECT count(*) FROM read_parquet(${sqlReadPath(path)}, hive_partitioning = false) AS t
      WHERE len(list_filter(from_json($1, '["VARCHAR"]'), word -> contains(CAST(to_json(t) AS VARCHAR), word))) > 0`,
    [JSON.stringify(words)],
  );
  return Number(result.getRows()[0]?.[0] ?? 0);
}
