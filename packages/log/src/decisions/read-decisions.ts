import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { sqlReadPath } from '../sql-text.js';
import { compareEntries, dayOf, msOf } from './entry-id.js';
import { daysOf, listRangeFiles, type RangeFile } from './range-files.js';

/** A decision of the log: its place and its record as JSON. */
export interface LoggedDecision {
  readonly entry: string;
  readonly body: string;
}

export interface DecisionQuery {
  /** ISO 8601 instants: recorded at `from` or later, before `to`. */
  readonly from?: string;
  readonly to?: string;
  readonly placement?: string;
  /** The latest so many; 1,000 when left out. */
  readonly limit?: number;
  /** So many of all that match, drawn evenly and always the same ones; instead of the latest. */
  readonly sample?: number;
}

const LIMIT = 1_000;
/** A record of somebody who was forgotten counts wherever decisions are counted, but nothing can be told of it. */
const IS_TOLD = `NOT starts_with(body, '{"v":1,"forgotten":true,')`;

export async function readDecision(
  connection: DuckDBConnection,
  directory: string,
  entry: string,
): Promise<string | null> {
  const files = await listRangeFiles(directory, 'decisions', [dayOf(entry)]);
  const file = files.find(
    ({ first, last }) => compareEntries(first, entry) <= 0 && compareEntries(entry, last) <= 0,
  );
  if (file === undefined) return null;
  const rows = await ask(
    connection,
    `SELECT body FROM ${filesAsTable([file])} WHERE entry = $1 AND ${IS_TOLD}`,
    [entry],
  );
  return rows[0]?.[0] ?? null;
}

/** Latest first; a sample in the order in which it was drawn. */
export async function readDecisions(
  connection: DuckDBConnection,
  directory: string,
  query: DecisionQuery,
): Promise<LoggedDecision[]> {
  const from = query.from === undefined ? 0 : Date.parse(query.from);
  const to = query.to === undefined ? Infinity : Date.parse(query.to);
  const days = (await daysOf(directory, 'decisions')).filter((day) => overlaps(day, from, to));
  const files = (await listRangeFiles(directory, 'decisions', days)).filter(
    ({ first, last }) => msOf(last) >= from && msOf(first) < to,
  );
  if (files.length === 0) return [];
  const count = query.sample ?? query.limit ?? LIMIT;
  const order = query.sample === undefined ? 'ms DESC, sequence DESC' : 'md5(entry)';
  const rows = await ask(
    connection,
    `SELECT entry, body FROM (SELECT entry, body, placement, split_part(entry, '-', 1)::BIGINT AS ms,
        split_part(entry, '-', 2)::BIGINT AS sequence FROM ${filesAsTable(files)})
      WHERE ${IS_TOLD} AND ms >= $1 AND ms < $2 AND ($3::VARCHAR IS NULL OR placement = $3::VARCHAR) ORDER BY ${order} LIMIT ${Math.floor(count)}`,
    [from, to === Infinity ? Number.MAX_SAFE_INTEGER : to, query.placement ?? null],
  );
  return rows.map(([entry = '', body = '']) => ({ entry, body }));
}

/** Bodies by hash, of snapshots that were written before the entry, at most `withinMs` before. */
export async function readSnapshots(
  connection: DuckDBConnection,
  directory: string,
  wanted: { readonly hashes: readonly string[]; readonly entry: string; readonly withinMs: number },
): Promise<Map<string, string>> {
  const until = msOf(wanted.entry);
  const since = until - wanted.withinMs;
  const days = (await daysOf(directory, 'snapshots')).filter((day) => overlaps(day, since, until + 1));
  const files = (await listRangeFiles(directory, 'snapshots', days)).filter(
    ({ first, last }) => msOf(last) >= since && msOf(first) <= until,
  );
  if (files.length === 0 || wanted.hashes.length === 0) return new Map();
  const rows = await ask(
    connection,
    `SELECT hash, any_value(body) FROM ${filesAsTable(files)}
      WHERE hash IN (SELECT unnest(from_json($1, '["VARCHAR"]'))) GROUP BY hash`,
    [JSON.stringify(wanted.hashes)],
  );
  return new Map(rows.map(([hash = '', body = '']) => [hash, body]));
}

const DAY_MS = 86_400_000;
const overlaps = (day: string, from: number, to: number): boolean =>
  Date.parse(day) < to && Date.parse(day) + DAY_MS > from;

/** Columns that older files lack are empty there. */
export const filesAsTable = (files: readonly RangeFile[]): string =>
  `read_parquet([${files.map(({ path }) => sqlReadPath(path)).join(', ')}], hive_partitioning = false, union_by_name = true)`;

async function ask(
  connection: DuckDBConnection,
  sql: string,
  values: DuckDBValue[],
): Promise<(string | undefined)[][]> {
  const result = await connection.runAndReadAll(sql, values);
  return result.getRows().map((row) => row.map((value) => (value === null ? undefined : String(value))));
}
