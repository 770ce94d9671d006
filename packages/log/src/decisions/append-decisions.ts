import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBDataChunk, VARCHAR, type DuckDBConnection } from '@duckdb/node-api';
import type { Snapshot } from '@wherefore/contracts';
import type { Database } from '../duckdb.js';
import { sqlText } from '../sql-text.js';
import { flush } from '../flush.js';
import type { Commits } from './commits.js';
import { SELECTED, STAGED } from './decision-columns.js';
import { dayOf } from './entry-id.js';
import { type FileKind, nameOf } from './range-files.js';

/** An entry of the decision stream, as it is logged. */
export type LoggedEntry =
  | {
      readonly entry: string;
      readonly kind: 'decision';
      /** The id it was answered with. */
      readonly decision: string;
      readonly body: string;
    }
  | { readonly entry: string; readonly kind: 'snapshot'; readonly snapshot: Snapshot };

/** What was read from the stream in one go, in its order. */
export interface DecisionBatch {
  /** The log's position that it was read from. */
  readonly after: string;
  /** The last entry that was read, also when it is none of ours. */
  readonly last: string;
  readonly entries: readonly LoggedEntry[];
}

interface Parts {
  readonly database: Database;
  readonly directory: string;
  readonly commits: Commits;
}
type Row = readonly [entry: string, ...columns: string[]];

/** Readers pass over groups of rows that cannot hold what they look for. */
const ROWS_PER_GROUP = 2_048;

/** One commit per day in the batch; false when somebody else has gone on from the same position. */
export async function appendDecisions(parts: Parts, batch: DecisionBatch): Promise<boolean> {
  const days = [...new Set(batch.entries.map(({ entry }) => dayOf(entry)))];
  let { after } = batch;
  for (const [i, day] of days.entries()) {
    const entries = batch.entries.filter(({ entry }) => dayOf(entry) === day);
    const last = i === days.length - 1 ? batch.last : (entries.at(-1)?.entry ?? batch.last);
    if (!(await appendDay(parts, day, { after, last, entries }))) return false;
    after = last;
  }
  return days.length > 0 || parts.commits.commit(after, { last: batch.last, files: [] });
}

async function appendDay(parts: Parts, day: string, batch: DecisionBatch): Promise<boolean> {
  const decisions = batch.entries.flatMap((one): Row[] =>
    one.kind === 'decision' ? [[one.entry, one.decision, one.body]] : [],
  );
  const snapshots = batch.entries.flatMap((one): Row[] =>
    one.kind === 'snapshot' ? [[one.entry, one.snapshot.hash, one.snapshot.kind, one.snapshot.body]] : [],
  );
  const files = [
    ...(await draftOf(parts, { kind: 'decisions', day, rows: decisions })),
    ...(await draftOf(parts, { kind: 'snapshots', day, rows: snapshots })),
  ];
  return parts.commits.commit(batch.after, { last: batch.last, files });
}

/** A whole file on disk, under a name that no reader looks at. */
async function draftOf(
  { database, directory }: Parts,
  { kind, day, rows }: { kind: FileKind; day: string; rows: readonly Row[] },
): Promise<{ draft: string; file: string }[]> {
  const [first, last] = [rows[0]?.[0], rows.at(-1)?.[0]];
  if (first === undefined || last === undefined) return [];
  const draft = `${kind}/day=${day}/.${randomUUID()}.draft`;
  const path = join(directory, draft);
  await mkdir(join(directory, kind, `day=${day}`), { recursive: true });
  await database.connected(async (connection) => {
    await stage(connection, kind, rows);
    await copyTo(connection, SELECTED[kind], path);
  });
  await flush(path);
  return [{ draft, file: nameOf(kind, day, [first, last]) }];
}

/** Writes a Parquet file from a query. */
export async function copyTo(connection: DuckDBConnection, query: string, path: string): Promise<void> {
  await connection.run(
    `COPY (${query}) TO ${sqlText(path)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${ROWS_PER_GROUP})`,
  );
}

async function stage(connection: DuckDBConnection, kind: FileKind, rows: readonly Row[]): Promise<void> {
  await connection.run(`CREATE TEMP TABLE staged (${STAGED[kind]})`);
  const appender = await connection.createAppender('staged', 'main', 'temp');
  const columns = STAGED[kind].split(', ').map((_, column) => column);
  for (let at = 0; at < rows.length; at += ROWS_PER_GROUP) {
    const part = rows.slice(at, at + ROWS_PER_GROUP);
    const chunk = DuckDBDataChunk.create(columns.map(() => VARCHAR));
    chunk.setColumns(columns.map((column) => part.map((row) => row[column] ?? '')));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}
