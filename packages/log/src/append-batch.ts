import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { messageOf, WhereforeError } from '@wherefore/contracts';
import type { Database } from './duckdb.js';
import { fileOfBatch } from './log-files.js';
import { LOG_ROW, type LoggedEvent, toLogRow } from './logged-event.js';
import { sqlText } from './sql-text.js';

/** What one batch adds to the log. */
export interface LogEntry {
  /** The batch's id: appending it again changes nothing. */
  readonly batch: string;
  /** ISO 8601 instant; its UTC date is the partition. */
  readonly receivedAt: string;
  readonly events: readonly LoggedEvent[];
}

/**
 * Writes one file, whole or not at all: under a name that no reader looks at, flushed to disk, then renamed. Throws
 * UNAVAILABLE when the disk refuses.
 */
export async function appendBatch(database: Database, directory: string, entry: LogEntry): Promise<void> {
  if (entry.events.length === 0) return;
  const file = fileOfBatch(directory, entry.batch, entry.receivedAt);
  if (existsSync(file.path)) return;
  const folder = dirname(file.path);
  const draft = join(folder, `.${randomUUID()}.draft`);
  try {
    await mkdir(folder, { recursive: true });
    await writeRows(database, draft, entry);
    await flush(draft);
    await rename(draft, file.path);
    await flush(folder);
  } catch (cause) {
    throw new WhereforeError('UNAVAILABLE', `the log cannot be written: ${messageOf(cause)}`, { cause });
  } finally {
    await rm(draft, { force: true });
  }
}

function writeRows(database: Database, path: string, entry: LogEntry): Promise<unknown> {
  const rows = JSON.stringify(entry.events.map(toLogRow));
  const sql = `COPY (
      SELECT $1 AS batch, r.source, r.id, r.type, r."occurredAt", $2::TIMESTAMP AS "receivedAt", r.version, r.stamp,
        r.customer, r.session, r.product, r."order", r.lines, r.payload
      FROM (SELECT unnest(from_json($3, ${sqlText(LOG_ROW)})) AS r)
    ) TO ${sqlText(path)} (FORMAT parquet, COMPRESSION zstd)`;
  const receivedAt = new Date(entry.receivedAt).toISOString();
  return database.connected((connection) => connection.run(sql, [entry.batch, receivedAt, rows]));
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
