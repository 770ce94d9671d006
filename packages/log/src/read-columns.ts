import { type DuckDBConnection, DuckDBDoubleVector, DuckDBIntegerVector } from '@duckdb/node-api';
import { WhereforeError } from '@wherefore/contracts';
import { streamChunks } from './duckdb.js';

/** Rows of two numbers, the first an INTEGER, without an object for any of them. */
export async function eachPair(
  connection: DuckDBConnection,
  sql: string,
  take: (row: number, first: number, second: number) => void,
): Promise<void> {
  let row = 0;
  for await (const chunk of streamChunks(connection, sql)) {
    const first = numbers(chunk.getColumnVector(0));
    const second = numbers(chunk.getColumnVector(1));
    for (let at = 0; at < chunk.rowCount; at++) take(row++, first.getItem(at) ?? 0, second.getItem(at) ?? 0);
  }
}

function numbers(vector: unknown): DuckDBIntegerVector | DuckDBDoubleVector {
  if (vector instanceof DuckDBIntegerVector || vector instanceof DuckDBDoubleVector) return vector;
  throw new WhereforeError('INTERNAL', 'a basket column is neither INTEGER nor DOUBLE');
}

/** The texts of a result of one column. */
export async function strings(connection: DuckDBConnection, sql: string): Promise<string[]> {
  const all: string[] = [];
  for await (const chunk of streamChunks(connection, sql))
    for (const text of chunk.getColumnValues(0)) all.push(String(text));
  return all;
}
