import type { DuckDBConnection } from '@duckdb/node-api';
import type { EventType, Pseudonym } from '@wherefore/contracts';
import type { LogFile } from './log-files.js';
import { sqlReadPath } from './sql-text.js';

/** An event as the log has it: its payload names nobody. */
export interface ReadEvent {
  readonly id: string;
  readonly source: string;
  readonly type: EventType;
  readonly occurredAt: string;
  readonly version: number | null;
  readonly pseudonym: Pseudonym | null;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** What one batch brought. */
export interface ReadBatch {
  readonly batch: string;
  readonly receivedAt: string;
  readonly events: readonly ReadEvent[];
}

const COLUMNS = `batch, epoch_ms("receivedAt"), id, source, type, epoch_ms("occurredAt"), version, customer, payload`;

/** The batches of one file, in the order in which they were written. */
export async function readBatches(connection: DuckDBConnection, file: LogFile): Promise<ReadBatch[]> {
  const sql = `SELECT ${COLUMNS} FROM read_parquet(${sqlReadPath(file.path)}, hive_partitioning = false)`;
  const result = await connection.runAndReadAll(sql);
  const batches = new Map<string, { receivedAt: string; events: ReadEvent[] }>();
  for (const [batch, received, id, source, type, occurred, version, customer, payload] of result.getRows()) {
    const receivedAt = instant(received);
    const known = batches.get(String(batch)) ?? { receivedAt, events: [] };
    batches.set(String(batch), known);
    known.events.push({
      id: String(id),
      source: String(source),
      type: String(type) as EventType,
      occurredAt: instant(occurred),
      version: version === null || version === undefined ? null : Number(version),
      pseudonym: customer === null || customer === undefined ? null : (String(customer) as Pseudonym),
      payload: JSON.parse(String(payload)) as Record<string, unknown>,
    });
  }
  return [...batches].map(([batch, rest]) => ({ batch, ...rest }));
}

/** By when their first batch was received, then by name: about as they took effect. */
export async function inOrderOfReceipt(
  connection: DuckDBConnection,
  files: readonly LogFile[],
): Promise<LogFile[]> {
  if (files.length === 0) return [];
  const paths = files.map(({ path }) => sqlReadPath(path)).join(', ');
  const sql = `SELECT filename, epoch_ms(min("receivedAt"))
    FROM read_parquet([${paths}], hive_partitioning = false, filename = true) GROUP BY filename`;
  const result = await connection.runAndReadAll(sql);
  const received = new Map(result.getRows().map(([path, at]) => [String(path), Number(at)]));
  const at = ({ path }: LogFile): number => received.get(path) ?? 0;
  return [...files].sort((a, b) => at(a) - at(b) || (a.name < b.name ? -1 : 1));
}

const instant = (milliseconds: unknown): string => new Date(Number(milliseconds)).toISOString();
