import type { DuckDBConnection } from '@duckdb/node-api';
import { daysOf, type FileKind, filesOfDay, type RangeFile } from '../decisions/range-files.js';
import { filesAsTable, type LoggedDecision } from '../decisions/read-decisions.js';
import { sqlReadPath } from '../sql-text.js';
import { listed, replaceFile } from './replace-file.js';

/** Every file, also those that a larger one covers: nothing may be left in any of them. */
async function filesOf(directory: string, kind: FileKind): Promise<RangeFile[]> {
  const files: RangeFile[] = [];
  for (const day of await daysOf(directory, kind)) {
    const { kept, covered } = await filesOfDay(directory, kind, day);
    files.push(...kept, ...covered);
  }
  return files;
}

/** Decisions that were made for these customers or sessions, by pseudonym. */
export async function decisionsOf(
  connection: DuckDBConnection,
  directory: string,
  visitors: readonly string[],
): Promise<LoggedDecision[]> {
  const files = await filesOf(directory, 'decisions');
  if (files.length === 0) return [];
  const result = await connection.runAndReadAll(
    `SELECT DISTINCT entry, body FROM ${filesAsTable(files)} WHERE customer IN ${listed(1)} OR session IN ${listed(1)}`,
    [JSON.stringify(visitors)],
  );
  return result.getRows().map(([entry, body]) => ({ entry: String(entry), body: String(body) }));
}

/** Which of these snapshots of visitors other decisions rest on too. */
export async function sharedSnapshots(
  connection: DuckDBConnection,
  directory: string,
  { hashes, besides }: { readonly hashes: readonly string[]; readonly besides: readonly string[] },
): Promise<Set<string>> {
  const files = await filesOf(directory, 'decisions');
  if (files.length === 0 || hashes.length === 0) return new Set();
  const result = await connection.runAndReadAll(
    `SELECT DISTINCT hash FROM (SELECT entry, body ->> '$.basis.visitor' AS hash FROM ${filesAsTable(files)} WHERE json_valid(body))
      WHERE hash IN ${listed(1)} AND entry NOT IN ${listed(2)}`,
    [JSON.stringify(hashes), JSON.stringify(besides)],
  );
  return new Set(result.getRows().map(([hash]) => String(hash)));
}

/** Columns that say who it was for, or what was tried on them, and what they have instead. */
const BLANKS: Readonly<Record<string, string>> = Object.freeze({
  customer: 'NULL',
  session: 'NULL',
  holdout: 'NULL',
  experiments: '[]',
  arms: '[]',
  propensities: '[]',
});

/** Puts blanked records in the place of decisions; returns how many rows were replaced. */
export async function blankDecisions(
  connection: DuckDBConnection,
  directory: string,
  blanked: readonly LoggedDecision[],
): Promise<number> {
  if (blanked.length === 0) return 0;
  const entries = new Set(blanked.map(({ entry }) => entry));
  const values = [JSON.stringify(blanked), JSON.stringify([...entries])];
  const shape = JSON.stringify([{ entry: 'VARCHAR', body: 'VARCHAR' }]);
  let replaced = 0;
  for (const { path } of await filesOf(directory, 'decisions')) {
    const table = `read_parquet(${sqlReadPath(path)}, hive_partitioning = false)`;
    const found = await connection.runAndReadAll(
      `SELECT count(*) FROM ${table} WHERE entry IN ${listed(1)}`,
      values.slice(1),
    );
    const rows = Number(found.getRows()[0]?.[0] ?? 0);
    if (rows === 0) continue;
    replaced += rows;
    const columns = (await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${table}`)).getRows();
    const blanks = columns
      .map(([name]) => String(name))
      .filter((name) => name in BLANKS)
      .map(
        (name) =>
          `CASE WHEN b.entry IS NULL THEN d."${name}" ELSE ${BLANKS[name] ?? 'NULL'} END AS "${name}"`,
      );
    await replaceFile(connection, path, {
      sql: `SELECT d.* REPLACE (${[...blanks, 'coalesce(b.body, d.body) AS body'].join(', ')})
        FROM ${table} d LEFT JOIN (SELECT r.* FROM (SELECT unnest(from_json($1, '${shape}')) AS r)) b ON b.entry = d.entry
        ORDER BY split_part(d.entry, '-', 1)::BIGINT, split_part(d.entry, '-', 2)::BIGINT`,
      values: values.slice(0, 1),
    });
  }
  return replaced;
}

/** Removes snapshots by hash; returns how many rows went. */
export async function eraseSnapshots(
  connection: DuckDBConnection,
  directory: string,
  hashes: readonly string[],
): Promise<number> {
  if (hashes.length === 0) return 0;
  const values = [JSON.stringify(hashes)];
  let removed = 0;
  for (const { path } of await filesOf(directory, 'snapshots')) {
    const table = `read_parquet(${sqlReadPath(path)}, hive_partitioning = false)`;
    const found = await connection.runAndReadAll(
      `SELECT count(*) FROM ${table} WHERE hash IN ${listed(1)}`,
      values,
    );
    const rows = Number(found.getRows()[0]?.[0] ?? 0);
    if (rows === 0) continue;
    removed += rows;
    await replaceFile(connection, path, {
      sql: `SELECT * FROM ${table} WHERE hash NOT IN ${listed(1)}`,
      values,
    });
  }
  return removed;
}
