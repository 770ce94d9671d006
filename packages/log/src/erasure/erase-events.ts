import type { DuckDBConnection } from '@duckdb/node-api';
import type { EventType } from '@wherefore/contracts';
import { listLogFiles, type LogFile } from '../log-files.js';
import { sqlReadPath } from '../sql-text.js';
import { listed, replaceFile } from './replace-file.js';

/** Somebody as the log knows them. */
export interface LoggedPerson {
  /** Of their customer ids. */
  readonly pseudonyms: readonly string[];
  /** Names of sessions that were theirs and nobody's after them. */
  readonly sessions: readonly string[];
}

/** Where an event of somebody stands. */
export interface FoundEvent {
  readonly source: string;
  readonly id: string;
  readonly stamp: string;
  readonly type: EventType;
  /** Does it name the customer, not only their session? */
  readonly named: boolean;
  /** Does it name no customer at all? */
  readonly alone: boolean;
  /** The order or return that it is about, as the graph names it; else null. */
  readonly node: string | null;
}

export interface Renamed {
  readonly stamp: string;
  readonly id: string;
  readonly toId: string;
  readonly toStamp: string;
}

const tableOf = (files: readonly LogFile[]): string =>
  `read_parquet([${files.map(({ path }) => sqlReadPath(path)).join(', ')}], hive_partitioning = false, filename = true)`;
const isTheirs = `(customer IN ${listed(1)} OR (session IN ${listed(2)}))`;
const parametersOf = ({ pseudonyms, sessions }: LoggedPerson): string[] => [
  JSON.stringify(pseudonyms),
  JSON.stringify(sessions),
];

/** Sessions of these customers, unless somebody else was in them later. */
export async function sessionsOf(
  connection: DuckDBConnection,
  directory: string,
  pseudonyms: readonly string[],
): Promise<string[]> {
  const files = await listLogFiles(directory);
  if (files.length === 0) return [];
  const result = await connection.runAndReadAll(
    `SELECT session FROM ${tableOf(files)} WHERE session IS NOT NULL AND customer IS NOT NULL
      GROUP BY session HAVING arg_max(customer, "occurredAt") IN ${listed(1)}`,
    [JSON.stringify(pseudonyms)],
  );
  return result.getRows().map(([session]) => String(session));
}

export async function findEvents(
  connection: DuckDBConnection,
  directory: string,
  person: LoggedPerson,
): Promise<FoundEvent[]> {
  const files = await listLogFiles(directory);
  if (files.length === 0) return [];
  const result = await connection.runAndReadAll(
    `SELECT DISTINCT source, id, stamp, type, coalesce(customer IN ${listed(1)}, false) AS named, customer IS NULL AS alone,
      CASE type WHEN 'order.placed' THEN "order" WHEN 'order.returned' THEN 'return:' || (payload ->> '$.return') END AS node
      FROM ${tableOf(files)} WHERE ${isTheirs}`,
    parametersOf(person),
  );
  return result.getRows().map(([source, id, stamp, type, named, alone, node]) => ({
    source: String(source),
    id: String(id),
    stamp: String(stamp),
    type: String(type) as EventType,
    named: named === true,
    alone: alone === true,
    node: typeof node === 'string' ? node : null,
  }));
}

/** What their orders come to, as they were last said to be, by currency; '' where none was named. */
export async function orderedBy(
  connection: DuckDBConnection,
  directory: string,
  person: LoggedPerson,
): Promise<{ readonly orders: number; readonly amounts: Readonly<Record<string, number>> }> {
  const files = await listLogFiles(directory);
  if (files.length === 0) return { orders: 0, amounts: {} };
  const result = await connection.runAndReadAll(
    `SELECT currency, count(*), sum(list_sum([l.amount FOR l IN lines])) FROM (
        SELECT "order", arg_max(lines, stamp) AS lines, arg_max(coalesce(payload ->> '$.currency', ''), stamp) AS currency
        FROM ${tableOf(files)} WHERE type = 'order.placed' AND ${isTheirs} GROUP BY "order")
      GROUP BY currency ORDER BY currency`,
    parametersOf(person),
  );
  const rows = result.getRows().map(([currency, orders, amount]) => ({
    currency: String(currency),
    orders: Number(orders),
    amount: Math.round(Number(amount) * 100) / 100,
  }));
  return {
    orders: rows.reduce((sum, { orders }) => sum + orders, 0),
    amounts: Object.fromEntries(rows.map(({ currency, amount }) => [currency, amount])),
  };
}

/**
 * Rewrites the files that name somebody: events that are about nothing but them go, the others are kept without them. Returns how many
 * rows went and how many were kept.
 */
export async function eraseEvents(
  connection: DuckDBConnection,
  directory: string,
  {
    person,
    aboutSomebody,
    renamed,
  }: {
    readonly person: LoggedPerson;
    readonly aboutSomebody: readonly EventType[];
    readonly renamed: readonly Renamed[];
  },
): Promise<{ readonly files: number; readonly removed: number; readonly blanked: number }> {
  const files = await listLogFiles(directory);
  if (files.length === 0) return { files: 0, removed: 0, blanked: 0 };
  const drops = `(type IN ${listed(3)} AND (coalesce(customer IN ${listed(1)}, false) OR type = 'session.identified'))`;
  const values = [...parametersOf(person), JSON.stringify(aboutSomebody)];
  const found = await connection.runAndReadAll(
    `SELECT filename, count(*) FILTER (WHERE ${drops}), count(*) FROM ${tableOf(files)} WHERE ${isTheirs} GROUP BY filename`,
    values,
  );
  let [removed, rows] = [0, 0];
  for (const [path, gone, all] of found.getRows()) {
    await replaceFile(connection, String(path), {
      sql: rewritten(String(path)),
      values: [...values, JSON.stringify(renamed)],
    });
    removed += Number(gone);
    rows += Number(all);
  }
  return { files: found.getRows().length, removed, blanked: rows - removed };
}

const RENAMED = JSON.stringify([{ stamp: 'VARCHAR', id: 'VARCHAR', toId: 'VARCHAR', toStamp: 'VARCHAR' }]);

/** The rows of a file without somebody, in the columns and the order that it has. */
const rewritten = (path: string): string => `
  WITH renamed AS (SELECT r.* FROM (SELECT unnest(from_json($4, '${RENAMED}')) AS r)),
  marked AS (
    SELECT *, coalesce(customer IN ${listed(1)}, false) AS named,
      coalesce(session IN ${listed(2)}, false) AS inside, row_number() OVER () AS place
    FROM read_parquet(${sqlReadPath(path)}, hive_partitioning = false))
  SELECT m.batch, m.source, coalesce(r."toId", m.id) AS id, m.type, m."occurredAt", m."receivedAt", m.version,
    coalesce(r."toStamp", m.stamp) AS stamp, CASE WHEN NOT m.named THEN m.customer END AS customer,
    CASE WHEN NOT (m.named OR m.inside) THEN m.session END AS session, m.product, m."order", m.lines,
    CASE WHEN m.named OR (m.inside AND m.customer IS NULL)
        THEN CAST(json_merge_patch(m.payload, '{"session": null, "reason": null}') AS VARCHAR)
      WHEN m.inside THEN CAST(json_merge_patch(m.payload, '{"session": null}') AS VARCHAR)
      ELSE m.payload END AS payload
  FROM marked m LEFT JOIN renamed r ON (m.named OR (m.inside AND m.customer IS NULL)) AND r.stamp = m.stamp AND r.id = m.id
  WHERE NOT ((m.named AND m.type IN ${listed(3)}) OR (m.inside AND m.type = 'session.identified'))
  ORDER BY m.place`;
