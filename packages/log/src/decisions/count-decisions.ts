import type { DuckDBConnection } from '@duckdb/node-api';
import { bytesIn, daysOf, listRangeFiles } from './range-files.js';
import { filesAsTable } from './read-decisions.js';

export interface DecisionCounts {
  readonly decisions: number;
  /** Rows; the same snapshot may have been written by several processes. */
  readonly snapshots: number;
  readonly byPlacement: Readonly<Record<string, number>>;
  readonly files: number;
  readonly bytes: number;
}

export async function countDecisions(
  connection: DuckDBConnection,
  directory: string,
): Promise<DecisionCounts> {
  const [decisions, snapshots] = [
    await listRangeFiles(directory, 'decisions', await daysOf(directory, 'decisions')),
    await listRangeFiles(directory, 'snapshots', await daysOf(directory, 'snapshots')),
  ];
  const placements =
    decisions.length === 0
      ? []
      : (
          await connection.runAndReadAll(
            `SELECT coalesce(placement, ''), count(*) FROM ${filesAsTable(decisions)} GROUP BY ALL ORDER BY ALL`,
          )
        )
          .getRows()
          .map(([placement, count]) => [String(placement), Number(count)] as const);
  const [written] =
    snapshots.length === 0
      ? [[0]]
      : (await connection.runAndReadAll(`SELECT count(*) FROM ${filesAsTable(snapshots)}`)).getRows();
  return {
    decisions: placements.reduce((sum, [, count]) => sum + count, 0),
    snapshots: Number(written?.[0] ?? 0),
    byPlacement: Object.fromEntries(placements),
    files: decisions.length + snapshots.length,
    bytes: (await bytesIn(decisions)) + (await bytesIn(snapshots)),
  };
}
