import { randomUUID } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { messageOf, WhereforeError } from '@wherefore/contracts';
import { sqlText } from '../sql-text.js';
import { FEATURE_STATEMENTS, FEATURES_OF_ROWS, PAIRS_AT } from './feature-statements.js';

export interface FeatureExport {
  /** ISO 8601 instants; at each, every customer with every product they had ordered or looked at is a row. */
  readonly at: readonly string[];
  /** Ends in `.parquet` or `.csv`; replaced whole, or not at all. */
  readonly out: string;
}

/** Reads the view `log` of this connection. Throws BAD_INPUT for an instant or a kind of file that there is not, UNAVAILABLE when the file cannot be written. */
export async function exportFeatures(
  connection: DuckDBConnection,
  { at, out }: FeatureExport,
): Promise<{ rows: number }> {
  const format = /\.(parquet|csv)$/i.exec(out)?.[1]?.toLowerCase();
  if (format === undefined)
    throw new WhereforeError('BAD_INPUT', `features go to a .parquet or a .csv file, not ${out}`);
  const instants = at.map((text) => {
    const instant = new Date(text);
    if (Number.isNaN(instant.getTime())) throw new WhereforeError('BAD_INPUT', `not an instant: ${text}`);
    return instant.toISOString();
  });
  for (const statement of FEATURE_STATEMENTS) await connection.run(statement);
  await connection.run(PAIRS_AT, [JSON.stringify(instants)]);
  const draft = `${out}.${randomUUID()}.draft`;
  const how = format === 'csv' ? 'FORMAT csv, HEADER' : 'FORMAT parquet, COMPRESSION zstd';
  try {
    await connection.run(`COPY (${FEATURES_OF_ROWS}) TO ${sqlText(draft)} (${how})`);
    await rename(draft, out);
  } catch (cause) {
    throw new WhereforeError('UNAVAILABLE', `${out} cannot be written: ${messageOf(cause)}`, { cause });
  } finally {
    await rm(draft, { force: true });
  }
  const counted = await connection.runAndReadAll('SELECT count(*)::INTEGER FROM asked');
  return { rows: Number(counted.getRows()[0]?.[0] ?? 0) };
}
