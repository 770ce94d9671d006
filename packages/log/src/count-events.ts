import type { DuckDBConnection } from '@duckdb/node-api';
import type { EventType } from '@wherefore/contracts';

export interface LogCounts {
  readonly events: number;
  readonly byType: Readonly<Partial<Record<EventType, number>>>;
  /** ISO 8601; null while the log is empty. */
  readonly firstOccurredAt: string | null;
  readonly lastOccurredAt: string | null;
  readonly files: number;
  readonly bytes: number;
}

/** Counts the view `log` of this connection. */
export async function countEvents(connection: DuckDBConnection): Promise<Omit<LogCounts, 'files' | 'bytes'>> {
  const result = await connection.runAndReadAll(
    `SELECT type, count(*), epoch_ms(min("occurredAt")), epoch_ms(max("occurredAt")) FROM log GROUP BY type ORDER BY type`,
  );
  const rows = result.getRowsJson().map(([type, count, first, last]) => ({
    type: String(type),
    count: Number(count),
    first: Number(first),
    last: Number(last),
  }));
  const instant = (ms: number) => (Number.isFinite(ms) ? new Date(ms).toISOString() : null);
  return {
    events: rows.reduce((sum, row) => sum + row.count, 0),
    byType: Object.fromEntries(rows.map(({ type, count }) => [type, count])),
    firstOccurredAt: instant(Math.min(...rows.map((row) => row.first))),
    lastOccurredAt: instant(Math.max(...rows.map((row) => row.last))),
  };
}
