import { resolve } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { messageOf, WhereforeError } from '@wherefore/contracts';
import { decisionTable } from '../decisions/decision-table.js';
import { daysOf, listRangeFiles } from '../decisions/range-files.js';
import { Database, type DatabaseOptions } from '../duckdb.js';
import { listLogFiles } from '../log-files.js';
import { sqlReadPath } from '../sql-text.js';
import type { MetricDefinition } from './metrics.js';
import { type Credit, LED, sumsByPath } from './path-statements.js';
import {
  assignedFrom,
  type Compared,
  EXPOSED,
  exposedBy,
  factsFrom,
  type Period,
  summedBy,
  sumsBy,
  sumsByDay,
  tablesOf,
} from './statements.js';

export const UNIT_GROUPS = Object.freeze(['channel', 'locale', 'placement'] as const);
export type UnitGroup = (typeof UNIT_GROUPS)[number];

export interface UnitsAsked extends Period {
  readonly compared: Compared;
  readonly windowDays: number;
  /** Days before a unit's first decision for the covariate; 0 is none. */
  readonly preDays: number;
  readonly metrics: readonly MetricDefinition[];
  /** Also by what a unit's first decision was; of the first metric. */
  readonly by: UnitGroup | null;
  /** Moments at which the first metric is read as it was known then, ISO 8601; none where they are left out. */
  readonly looks?: readonly string[];
  /** How revenue is credited to what spoke for offers; it is not where this is left out. */
  readonly credit?: Credit;
}

/** Sums over units: of an outcome, of a second number (the covariate, or a ratio's denominator), of squares and products. */
export interface UnitSums {
  readonly n: number;
  readonly y: number;
  readonly yy: number;
  readonly x: number;
  readonly xx: number;
  readonly xy: number;
}

export interface UnitsRead {
  readonly units: readonly { readonly arm: string; readonly units: number }[];
  /** Units that were in several arms, and are left out. */
  readonly mixed: number;
  readonly metrics: readonly {
    readonly metric: string;
    readonly arms: readonly { readonly arm: string; readonly sums: UnitSums }[];
  }[];
  /** Of the first metric, by day of a unit's own time; empty where it is a ratio. */
  readonly days: readonly { readonly arm: string; readonly day: number; readonly sums: UnitSums }[];
  readonly groups: readonly { readonly arm: string; readonly group: string; readonly sums: UnitSums }[];
  /** Revenue by what spoke the most for the offer that it is credited to. */
  readonly paths: readonly { readonly arm: string; readonly group: string; readonly sums: UnitSums }[];
  /** Of the first metric, by look. */
  readonly looks: readonly UnitsLook[];
}

export interface UnitsLook {
  readonly at: string;
  readonly arms: readonly { readonly arm: string; readonly sums: UnitSums }[];
}

/**
 * Reads what the units of an experiment, or of a holdout, did from the logs of decisions and of events. Throws BAD_INPUT where a metric
 * cannot be asked, UNAVAILABLE where the files cannot be read.
 */
export async function readUnits(
  directory: string,
  asked: UnitsAsked,
  options: DatabaseOptions = {},
): Promise<UnitsRead> {
  const database = await Database.open({ memoryLimitMb: 1024, ...options });
  try {
    return await database.connected((connection) => readAll(connection, resolve(directory), asked));
  } catch (cause) {
    if (cause instanceof WhereforeError) throw cause;
    throw new WhereforeError('UNAVAILABLE', `the log cannot be read: ${messageOf(cause)}`, { cause });
  } finally {
    await database.close();
  }
}

async function readAll(
  connection: DuckDBConnection,
  directory: string,
  asked: UnitsAsked,
): Promise<UnitsRead> {
  if (!(await viewLogs(connection, directory, asked))) return NOTHING;
  const { compared, windowDays, preDays } = asked;
  for (const statement of [
    assignedFrom(compared, asked),
    ...EXPOSED(windowDays, asked),
    ...factsFrom(compared),
    ...tablesOf('before', Math.max(1, preDays)),
  ])
    await connection.run(statement);
  if (asked.credit !== undefined) await connection.run(LED);
  // From here on, metrics of files see these tables and nothing else.
  await connection.run('SET enable_external_access = false');
  const before = asked.metrics.filter(({ kind }) => kind === 'mean' && preDays > 0);
  for (const { id, sql } of before) await ask(connection, id, summedBy(`"before ${id}"`, sql, false));
  for (const statement of tablesOf('during', 1)) await connection.run(statement);
  const metrics: UnitsRead['metrics'][number][] = [];
  let groups: UnitsRead['groups'] = [];
  for (const [at, metric] of asked.metrics.entries()) {
    await sumUp(connection, metric, preDays > 0);
    const x = metric.kind === 'ratio' ? 'd.x' : 'b.y';
    metrics.push({ metric: metric.id, arms: await sumsOf(connection, sumsBy(`''`, x)) });
    if (at === 0 && asked.by !== null) groups = await sumsOf(connection, sumsBy(`e.${asked.by}`, x));
  }
  const [first] = asked.metrics;
  const days = first?.kind === 'mean' ? await daysIn(connection, sumsByDay(first.sql, asked.windowDays)) : [];
  const counted = await countUnits(connection);
  const paths = asked.credit === undefined ? [] : await sumsOf(connection, sumsByPath(asked.credit));
  const looks = first === undefined ? [] : await looksAt(connection, first, asked);
  return { ...counted, metrics, days, groups, paths, looks };
}

const NOTHING: UnitsRead = Object.freeze({
  units: [],
  mixed: 0,
  metrics: [],
  days: [],
  groups: [],
  paths: [],
  looks: [],
});

/** The metric at each look: of the units that had an arm by then, and what they had done by then. */
async function looksAt(
  connection: DuckDBConnection,
  metric: MetricDefinition,
  { looks = [], windowDays, preDays }: UnitsAsked,
): Promise<UnitsRead['looks']> {
  const found: UnitsLook[] = [];
  for (const at of looks) {
    for (const statement of [exposedBy(windowDays, at), ...tablesOf('during', 1)])
      await connection.run(statement);
    await sumUp(connection, metric, preDays > 0);
    const x = metric.kind === 'ratio' ? 'd.x' : 'b.y';
    found.push({ at, arms: await sumsOf(connection, sumsBy(`''`, x)) });
  }
  return found;
}

/** Makes the views `decision_log` and `log`; false where no decision tells of experiments. */
async function viewLogs(
  connection: DuckDBConnection,
  directory: string,
  { from, to }: Period,
): Promise<boolean> {
  const days = (await daysOf(directory, 'decisions')).filter(
    (day) => day >= from.slice(0, 10) && day <= to.slice(0, 10),
  );
  const decisions = await listRangeFiles(directory, 'decisions', days);
  if (decisions.length === 0) return false;
  const table = await decisionTable(connection, decisions);
  const columns = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${table}`);
  if (!columns.getRows().some(([name]) => name === 'experiments')) return false;
  await connection.run(`CREATE TEMP VIEW decision_log AS SELECT * FROM ${table}`);
  const events = (await listLogFiles(directory)).map(({ path }) => sqlReadPath(path));
  await connection.run(
    events.length === 0
      ? `CREATE TEMP TABLE log (${LOG_COLUMNS})`
      : `CREATE TEMP VIEW log AS SELECT * FROM read_parquet([${events.join(', ')}], hive_partitioning = false)`,
  );
  return true;
}

const LOG_COLUMNS = `type VARCHAR, "occurredAt" TIMESTAMP, stamp VARCHAR, customer VARCHAR, session VARCHAR, product VARCHAR,
  "order" VARCHAR, lines STRUCT(product VARCHAR, quantity DOUBLE, amount DOUBLE)[], payload VARCHAR`;

async function sumUp(
  connection: DuckDBConnection,
  { id, kind, sql }: MetricDefinition,
  withPast: boolean,
): Promise<void> {
  await ask(connection, id, summedBy('during', sql, kind === 'ratio'));
  const past = kind === 'mean' && withPast ? `"before ${id}"` : '(SELECT NULL AS unit, 0 AS y WHERE false)';
  await connection.run(`CREATE OR REPLACE TEMP TABLE before AS FROM ${past}`);
}

async function ask(connection: DuckDBConnection, metric: string, sql: string): Promise<void> {
  try {
    await connection.run(sql);
  } catch (cause) {
    const [why = ''] = messageOf(cause).split('\n');
    throw new WhereforeError('BAD_INPUT', `The metric ${metric} cannot be asked: ${why}`, { cause });
  }
}

type Grouped = { readonly arm: string; readonly group: string; readonly sums: UnitSums };

async function sumsOf(connection: DuckDBConnection, sql: string): Promise<Grouped[]> {
  const rows = (await connection.runAndReadAll(sql)).getRows();
  return rows.map(([arm, group, ...numbers]) => {
    const [n = 0, y = 0, yy = 0, x = 0, xx = 0, xy = 0] = numbers.map(Number);
    return { arm: String(arm), group: String(group), sums: { n, y, yy, x, xx, xy } };
  });
}

async function daysIn(connection: DuckDBConnection, sql: string): Promise<UnitsRead['days']> {
  const rows = (await connection.runAndReadAll(sql)).getRows();
  return rows.map(([arm, ...numbers]) => {
    const [day = 0, n = 0, y = 0, yy = 0] = numbers.map(Number);
    return { arm: String(arm), day, sums: { n, y, yy, x: 0, xx: 0, xy: 0 } };
  });
}

async function countUnits(connection: DuckDBConnection): Promise<Pick<UnitsRead, 'units' | 'mixed'>> {
  const units = (
    await connection.runAndReadAll('SELECT arm, count(*) FROM exposed GROUP BY arm ORDER BY arm')
  ).getRows();
  const [mixed] = (
    await connection.runAndReadAll('SELECT count(*) FROM every_unit WHERE arms > 1')
  ).getRows();
  return {
    units: units.map(([arm, count]) => ({ arm: String(arm), units: Number(count) })),
    mixed: Number(mixed?.[0] ?? 0),
  };
}
