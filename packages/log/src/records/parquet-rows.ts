import type { DuckDBConnection } from '@duckdb/node-api';
import { WhereforeError } from '@wherefore/contracts';
import { sqlName, sqlReadPath } from '../sql-text.js';

const LONG_INTEGERS = /^(BIGINT|UBIGINT|HUGEINT|UHUGEINT)$/;

/**
 * SQL that reads a Parquet file as `row` (BIGINT, from 1), the key columns `k0, k1 ...` as text, and `fields` (JSON
 * text). Throws BAD_INPUT when a key is not one of its columns.
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
    .map(([name, type]) => ({ name: String(name), type: String(type) }))
    .filter(({ name }) => name !== 'file_row_number');
  const missing = keys.find((key) => !columns.some(({ name }) => name === key));
  if (missing !== undefined) throw new WhereforeError('BAD_INPUT', `there is no column "${missing}"`);
  const values = columns.map(({ name, type }) => `${sqlName(name)} := ${jsonValue(sqlName(name), type)}`);
  const selected = [
    'file_row_number + 1 AS "row"',
    ...keys.map((key, index) => `${sqlName(key)}::VARCHAR AS k${index}`),
    `to_json(struct_pack(${values.join(', ')}))::VARCHAR AS fields`,
  ];
  const order = keys.length === 0 ? '' : `ORDER BY ${[...keys.map(sqlName), 'file_row_number'].join(', ')}`;
  return `SELECT ${selected.join(', ')} FROM (SELECT * FROM ${reader} ${order})`;
}

/** Integers that JavaScript cannot hold exactly go as text. */
function jsonValue(column: string, type: string): string {
  if (!LONG_INTEGERS.test(type)) return column;
  const exact = `${column} BETWEEN -9007199254740991 AND 9007199254740991`;
  return `CASE WHEN ${exact} THEN to_json(${column}) ELSE to_json(${column}::VARCHAR) END`;
}
