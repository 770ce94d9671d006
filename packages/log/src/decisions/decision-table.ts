import type { DuckDBConnection } from '@duckdb/node-api';
import { sqlReadPath } from '../sql-text.js';
import { selectDecisions } from './decision-columns.js';
import type { RangeFile } from './range-files.js';
import { filesAsTable } from './read-decisions.js';

/** A column that files of earlier versions lack. */
const LATEST_COLUMN = 'evidence';

/**
 * Files of decisions as one relation with all columns of today. What was written before a column was there is made from the
 * records themselves, which takes longer.
 */
export async function decisionTable(
  connection: DuckDBConnection,
  files: readonly RangeFile[],
): Promise<string> {
  const paths = files.map(({ path }) => sqlReadPath(path)).join(', ');
  const found = await connection.runAndReadAll(
    `SELECT DISTINCT file_name FROM parquet_schema([${paths}]) WHERE name = '${LATEST_COLUMN}'`,
  );
  const current = new Set(found.getRows().map(([name]) => String(name)));
  const [now, before] = [
    files.filter(({ path }) => current.has(path)),
    files.filter(({ path }) => !current.has(path)),
  ];
  if (before.length === 0) return filesAsTable(now);
  const made = `(${selectDecisions(filesAsTable(before))})`;
  return now.length === 0 ? made : `(FROM ${filesAsTable(now)} UNION ALL BY NAME ${made})`;
}
