import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { messageOf, WhereforeError } from '@wherefore/contracts';
import type { Database } from './duckdb.js';
import { flush } from './flush.js';
import { fileOfGroup } from './log-files.js';
import { LOG_ROW, type LoggedEvent, toLogRow } from './logged-event.js';
import { sqlText } from './sql-text.js';

/** What one batch adds to the log. */
export interface LogEntry {
  /** The batch's id. */
  readonly batch: string;
  /** ISO 8601 instant. */
  readonly receivedAt: string;
  readonly events: readonly LoggedEvent[];
}

/** Batches that took effect together, and are one file. */
export interface LogGroup {
  /** The file is named after it: appending it again changes nothing. */
  readonly name: string;
  /** ISO 8601 instant; its UTC date is the partition. */
  readonly at: string;
  readonly entries: readonly LogEntry[];
}

/**
 * Writes one file, whole or not at all: under a name that no reader looks at, flushed to disk, then renamed. Throws
 * UNAVAILABLE when the disk refuses.
 */
export async function appendGroup(database: Database, directory: string, group: LogGroup): Promise<void> {
  if (group.entries.every(({ events }) => events.length === 0)) return;
  const file = fileOfGroup(directory, group.name, group.at);
  if (existsSync(file.path)) return;
  const folder = dirname(file.path);
  const draft = join(folder, `.${randomUUID()}.draft`);
  try {
    await mkdir(folder, { recursive: true });
    await writeRows(database, draft, group);
    await flush(draft);
    await rename(draft, file.path);
    await flush(folder);
  } catch (cause) {
    throw new WhereforeError('UNAVAILABLE', `the log cannot be written: ${messageOf(cause)}`, { cause });
  } finally {
    await rm(draft, { force: true });
  }
}

function writeRows(database: Database, path: string, { entries }: LogGroup): Promise<unknown> {
  const rows = entries.flatMap(({ batch, receivedAt, events }) => {
    const at = new Date(receivedAt).toISOString();
    return events.map((event) => toLogRow(event, { batch, receivedAt: at }));
  });
  const sql = `COPY (
      SELECT r.batch, r.source, r.id, r.type, r."occurredAt", r."receivedAt", r.version, r.stamp, r.customer,
        r.session, r.product, r."order", r.lines, r.payload
      FROM (SELECT unnest(from_json($1, ${sqlText(LOG_ROW)})) AS r)
    ) TO ${sqlText(path)} (FORMAT parquet, COMPRESSION zstd)`;
  return database.connected((connection) => connection.run(sql, [JSON.stringify(rows)]));
}
