import type { DuckDBConnection } from '@duckdb/node-api';
import type { FeatureEntity, FeatureRow } from '@wherefore/contracts';
import { streamChunks } from '../duckdb.js';
import { FEATURE_STATEMENTS, featuresAt } from './feature-statements.js';

export interface FeaturesAsked {
  readonly entity: FeatureEntity;
  /** Nothing that happened at it or later counts. */
  readonly at: Date;
}

/** Reads the view `log` of this connection; says how many rows there were. */
export async function readFeatures(
  connection: DuckDBConnection,
  { entity, at }: FeaturesAsked,
  take: (rows: readonly FeatureRow[]) => Promise<void>,
): Promise<number> {
  for (const statement of FEATURE_STATEMENTS) await connection.run(statement);
  let count = 0;
  for await (const chunk of streamChunks(connection, featuresAt(entity), [at.toISOString()])) {
    const rows = chunk.getRows().map(([customer, product, ...values]): FeatureRow => ({
      customer: typeof customer === 'string' ? customer : null,
      product: typeof product === 'string' ? product : null,
      values: values.map((value) => (value === null || value === undefined ? null : Number(value))),
    }));
    count += rows.length;
    await take(rows);
  }
  return count;
}
