import type { DuckDBConnection } from '@duckdb/node-api';
import { decisionTable } from '../decisions/decision-table.js';
import { msOf } from '../decisions/entry-id.js';
import { daysOf, listRangeFiles } from '../decisions/range-files.js';
import { createView } from '../event-log.js';
import { listLogFiles } from '../log-files.js';
import { sqlText } from '../sql-text.js';

import { selectDecisions, STAGED } from '../decisions/decision-columns.js';
import type { InsightCounts, InsightQuery, InsightSums, Takings } from './insight-query.js';
import {
  BASKETS,
  BUNDLES,
  COUNTS,
  COVERAGE,
  CREDITED,
  EVERY,
  FACTS,
  MIX,
  ORDERED,
  PATHS,
  PIECES,
  REPORTED,
  SHOWN,
  TAKINGS,
  TOUCHED,
} from './insight-statements.js';

const DAY_MS = 86_400_000;
type Rows = readonly (readonly unknown[])[];

/** Counts of a period, from the files of both logs in a folder. */
export async function readInsights(
  connection: DuckDBConnection,
  directory: string,
  query: InsightQuery,
): Promise<InsightSums> {
  const run = async (sql: string): Promise<Rows> => (await connection.runAndReadAll(sql)).getRowsJson();
  await prepare(connection, query);
  const [from, to] = [Date.parse(query.from), Date.parse(query.to)];
  const { windowDays, by } = query;
  const until = await createEvents(connection, directory, from - (windowDays + 1) * DAY_MS);
  const table = await tableOf(connection, directory, [from - DAY_MS, to + DAY_MS]);
  const shown = [...REPORTED, EVERY(table), SHOWN(query.path !== null), FACTS, PIECES(by === 'placement')];
  for (const sql of shown) await run(sql);
  const reached = await tableOf(connection, directory, [from - 2 * windowDays * DAY_MS, to + DAY_MS]);
  const orders = [...ORDERED, ...TOUCHED(reached), CREDITED(query.attribution), BASKETS];
  for (const sql of orders) await run(sql);
  const byPath = by === 'path' || by === 'evidence';
  const counts = { total: await run(COUNTS.total), series: await run(COUNTS.series) };
  const groups = by === null ? [] : await run(byPath ? PATHS(by) : COUNTS[by]);
  const takings = { total: await run(TAKINGS(null)), series: await run(TAKINGS('series')) };
  const groupTakings = by === null ? [] : await run(TAKINGS(by));
  const [all] = assemble(counts.total, takings.total, await run(COVERAGE(null)));
  const [[withoutPaths = 0] = []] = await run(
    'SELECT count(*) FROM fact WHERE "withoutPaths" AND offers > 0',
  );
  const [[bundles = 0, taken = 0] = []] = await run(BUNDLES);
  return {
    total: all ?? NOTHING,
    series: assemble(counts.series, takings.series, null),
    groups: assemble(groups, groupTakings, by === null || by === 'segment' ? null : await run(COVERAGE(by))),
    mix: (await run(MIX)).map(([source, value]) => ({ source: String(source), value: Number(value) })),
    withoutPaths: Number(withoutPaths),
    bundles: Number(bundles),
    bundlesTaken: Number(taken),
    until,
  };
}

const NOTHING: InsightCounts = Object.freeze({
  key: null,
  decisions: 0,
  empty: 0,
  personalised: 0,
  offers: 0,
  shown: 0,
  clicks: 0,
  people: 0,
  products: 0,
  takings: [],
});

async function prepare(connection: DuckDBConnection, query: InsightQuery): Promise<void> {
  const { from, to, grain, placement, path, windowDays, people, members } = query;
  const variables = {
    from: `${sqlText(new Date(from).toISOString())}::TIMESTAMP`,
    to: `${sqlText(new Date(to).toISOString())}::TIMESTAMP`,
    grain: sqlText(grain),
    placement: placement === null ? 'NULL::VARCHAR' : sqlText(placement),
    path: path === null ? 'NULL::VARCHAR' : sqlText(path),
    named: String(people !== null),
    window: String(Math.floor(windowDays)),
  };
  for (const [name, value] of Object.entries(variables))
    await connection.run(`SET VARIABLE "${name}" = ${value}`);
  await connection.run(
    `CREATE TEMP TABLE person AS SELECT DISTINCT unnest(from_json($1, '["VARCHAR"]')) AS customer`,
    [JSON.stringify(people ?? [])],
  );
  await connection.run(
    `CREATE TEMP TABLE member AS SELECT DISTINCT m.segment, m.customer
     FROM (SELECT unnest(from_json($1, '[{"segment":"VARCHAR","customer":"VARCHAR"}]')) AS m)`,
    [JSON.stringify(members)],
  );
}

/** Views of all events, and of those received since an instant. Answers when the latest decision was logged. */
async function createEvents(
  connection: DuckDBConnection,
  directory: string,
  since: number,
): Promise<string | null> {
  const files = await listLogFiles(directory);
  const day = new Date(since).toISOString().slice(0, 10);
  await createView(connection, files, 'log');
  await createView(
    connection,
    files.filter((file) => file.day >= day),
    'recent',
  );
  const last = (await daysOf(directory, 'decisions')).slice(-1);
  const latest = (await listRangeFiles(directory, 'decisions', last)).at(-1)?.last;
  return latest === undefined ? null : new Date(msOf(latest)).toISOString();
}

/** Decisions made in a stretch of time; an empty relation with the same columns where there are none. */
async function tableOf(
  connection: DuckDBConnection,
  directory: string,
  [from, to]: readonly [number, number],
): Promise<string> {
  const days = (await daysOf(directory, 'decisions')).filter(
    (day) => Date.parse(day) < to && Date.parse(day) + DAY_MS > from,
  );
  const files = await listRangeFiles(directory, 'decisions', days);
  if (files.length > 0) return decisionTable(connection, files);
  const columns = STAGED.decisions
    .split(', ')
    .map((column) => `NULL::${column.split(' ')[1] ?? ''} AS ${column.split(' ')[0] ?? ''}`);
  return `(${selectDecisions(`(SELECT ${columns.join(', ')} WHERE false)`)})`;
}

function assemble(counts: Rows, takings: Rows, coverage: Rows | null): InsightCounts[] {
  const products = new Map(coverage?.map(([key, count]) => [key, Number(count)]));
  const keys = new Set([...counts, ...takings].map(([key]) => textOf(key)));
  const rows = new Map(counts.map((row) => [textOf(row[0]), row]));
  return [...keys].map((key): InsightCounts => {
    const [, decisions, empty, personalised, offers, shown, clicks, people] = rows.get(key) ?? [];
    return {
      key,
      decisions: Number(decisions ?? 0),
      empty: Number(empty ?? 0),
      personalised: Number(personalised ?? 0),
      offers: Number(offers ?? 0),
      shown: Number(shown ?? 0),
      clicks: Number(clicks ?? 0),
      people: people === null || people === undefined ? null : Number(people),
      products: coverage === null ? null : (products.get(key) ?? 0),
      takings: takings.filter((row) => textOf(row[0]) === key).map(toTakings),
    };
  });
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function toTakings([, currency, ...sums]: readonly unknown[]): Takings {
  const [orders = 0, revenue = 0, attributedOrders = 0, attributedBaskets = 0, attributedRevenue = 0] =
    sums.map(Number);
  return {
    currency: textOf(currency),
    orders,
    revenue,
    attributedOrders,
    attributedBaskets,
    attributedRevenue,
  };
}
