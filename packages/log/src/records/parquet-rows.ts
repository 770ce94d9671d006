import type { DuckDBConnection } from '@duckdb/node-api';
import { WhereforeError } from '@wherefore/contracts';
import { sqlName, sqlReadPath } from '../sql-text.js';

/**
 * SQL that reads a Parquet file as `row` (BIGINT, from 1), the key columns `k0, k1 ...` as text, and `fields` (JSON
 * text, every digit in it). Throws BAD_INPUT when a key is not one of its columns.
 */
export async function parquetRowsSql(
  connection: DuckDBConnection,
  path: string,
  keys: readonly string[],
): Promise<string> {
  const reader = `read_parquet(${sqlReadPath(path)}, file_row_number = true)`;
  const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${reader}`);
  const columns = described
    .getRowsJson()
    .map(([name]) => String(name))
    .filter((name) => name !== 'file_row_number');
  const missing = keys.find((key) => !columns.includes(key));
  if (missing !== undefined) throw new WhereforeError('BAD_INPUT', `there is no column "${missing}"`);
  const values = columns.map((name) => `${sqlName(name)} := ${sqlName(name)}`);
  const selected = [
    'file_row_number + 1 AS "row"',
    ...keys.map((key, index) => `${sqlName(key)}::VARCHAR AS k${index}`),
    `to_json(struct_pack(${values.join(', ')}))::VARCHAR AS fields`,
  ];
  const order = keys.length === 0 ? '' : `ORDER BY ${[...keys.map(sqlName), 'file_row_number'].join(', ')}`;
  return `SELECT ${selected.join(', ')} FROM (SELECT * FROM ${reader} ${order})`;
}
