import { BASKET_STATEMENTS } from '../basket-statements.js';
import { sqlText } from '../sql-text.js';

/** Whose decisions are compared. */
export type Compared =
  | { readonly experiment: string; readonly unit: 'customer' | 'session' | 'store' }
  /** `everywhere`, or a placement. */
  | { readonly holdout: string }
  /** All who are decided for, in one arm; in all placements where none is named. */
  | { readonly everybody: 'customer' | 'session' | 'store'; readonly placements: readonly string[] };

/** Arms of a holdout. */
export const PERSONALISED = 'personalised';
export const HELD_OUT = 'held-out';
/** The one arm of all. */
export const EVERYBODY = 'everybody';

export interface Period {
  /** ISO 8601 instants. */
  readonly from: string;
  readonly to: string;
}

/**
 * From the view `decision_log` to `assigned`: decisions with their unit and arm. Who is held out elsewhere belongs to no arm of a
 * placement's holdout.
 */
export function assignedFrom(compared: Compared, { from, to }: Period): string {
  const within = `"at" >= ${instant(from)} AND "at" < ${instant(to)}`;
  const columns = '"at", decision, placement, channel, locale, coalesce(offers, 0) AS offers';
  if ('experiment' in compared)
    return `CREATE TEMP TABLE assigned AS
      SELECT ${compared.unit} AS unit, arms[list_position(experiments, ${sqlText(compared.experiment)})] AS arm, ${columns}
      FROM decision_log
      WHERE ${within} AND list_contains(experiments, ${sqlText(compared.experiment)}) AND ${compared.unit} IS NOT NULL`;
  if ('everybody' in compared) {
    const among = compared.placements.map(sqlText).join(', ');
    return `CREATE TEMP TABLE assigned AS
      SELECT ${compared.everybody} AS unit, '${EVERYBODY}' AS arm, ${columns} FROM decision_log
      WHERE ${within} AND ${compared.everybody} IS NOT NULL ${among === '' ? '' : `AND placement IN (${among})`}`;
  }
  const id = sqlText(compared.holdout);
  const there =
    compared.holdout === 'everywhere'
      ? ''
      : `AND placement = ${id} AND holdout IS DISTINCT FROM 'everywhere'`;
  return `CREATE TEMP TABLE assigned AS
    SELECT coalesce(customer, session) AS unit, if(holdout IS NOT DISTINCT FROM ${id}, '${HELD_OUT}', '${PERSONALISED}') AS arm, ${columns}
    FROM decision_log WHERE ${within} AND coalesce(customer, session) IS NOT NULL ${there}`;
}

const instant = (at: string): string => `${sqlText(at)}::TIMESTAMP`;

/** Units with one arm, when they first had it and what they were then; and how many had several. */
export const EXPOSED = (windowDays: number, { to }: Period): readonly string[] => [
  `CREATE TEMP TABLE every_unit AS
     SELECT unit, min(arm) AS arm, count(DISTINCT arm) AS arms, min("at") AS since, arg_min(channel, "at") AS channel,
       arg_min(locale, "at") AS locale, arg_min(placement, "at") AS placement
     FROM assigned GROUP BY unit`,
  exposedBy(windowDays, to),
];

/** Units with one arm that had it before a moment, and until when what they do counts as it was known then. */
export const exposedBy = (windowDays: number, to: string): string =>
  `CREATE OR REPLACE TEMP TABLE exposed AS
     SELECT * EXCLUDE (arms), least(since + INTERVAL ${windowDays} DAY, ${instant(to)}) AS until
     FROM every_unit WHERE arms = 1 AND since < ${instant(to)}`;

const unitOfCompared = (compared: Compared): 'customer' | 'session' | 'store' | 'holdout' =>
  'experiment' in compared ? compared.unit : 'everybody' in compared ? compared.everybody : 'holdout';

/** The events of units: who they are of, in the log of events. */
export function factsFrom(compared: Compared): readonly string[] {
  const unit = unitOfCompared(compared);
  const of = {
    customer: 'customer',
    session: 'session',
    store: `payload ->> '$.store'`,
    holdout: 'coalesce(customer, session)',
  }[unit];
  const [placed = '', returned = ''] = BASKET_STATEMENTS;
  const unitOf =
    unit === 'customer'
      ? `SELECT "order", customer AS unit FROM placed`
      : `SELECT "order", max_by(${of}, stamp) AS unit FROM log WHERE type = 'order.placed' GROUP BY "order"`;
  return [
    placed,
    returned,
    `CREATE TEMP TABLE every_line AS
       WITH who AS (${unitOf}),
       line AS (SELECT "order", unnest(lines) AS l FROM placed),
       product AS (SELECT "order", l.product AS product, sum(l.quantity) AS quantity, sum(coalesce(l.amount, 0)) AS amount
         FROM line GROUP BY ALL),
       net AS (SELECT "order", product, amount * greatest(0, 1 - coalesce(returned.quantity, 0) / nullif(product.quantity, 0)) AS amount
         FROM product LEFT JOIN returned USING ("order", product))
       SELECT unit, placed."at" AS "at", "order", product, amount
       FROM net JOIN placed USING ("order") JOIN who USING ("order") WHERE unit IS NOT NULL`,
    `CREATE TEMP TABLE every_order AS
       SELECT unit, any_value("at") AS "at", "order", sum(amount)::DOUBLE AS amount, list(product) AS products
       FROM every_line GROUP BY unit, "order"`,
    `CREATE TEMP TABLE every_outcome AS
       SELECT coalesce(${of}, a.unit) AS unit, "occurredAt" AS "at", type, payload ->> '$.decision' AS decision, product
       FROM log LEFT JOIN assigned a ON a.decision = (payload ->> '$.decision')
       WHERE type IN ('offer.clicked', 'offer.carted', 'offer.bought', 'offer.rejected') AND coalesce(${of}, a.unit) IS NOT NULL`,
  ];
}

/** What metrics ask: what units did from their first decision on, or in the days before it. */
export function tablesOf(when: 'during' | 'before', preDays: number): readonly string[] {
  const within =
    when === 'during'
      ? 'f."at" >= e.since AND f."at" < e.until'
      : `f."at" < e.since AND f."at" >= e.since - INTERVAL ${preDays} DAY`;
  return (['decisions', 'outcomes', 'orders'] as const).map(
    (table) =>
      `CREATE OR REPLACE TEMP TABLE ${table} AS SELECT f.* FROM ${SOURCE[table]} f JOIN exposed e ON e.unit = f.unit WHERE ${within}`,
  );
}
const SOURCE = { decisions: 'assigned', outcomes: 'every_outcome', orders: 'every_order' } as const;

/** A metric's rows, summed by unit. */
export const summedBy = (table: string, sql: string, withX: boolean): string =>
  `CREATE OR REPLACE TEMP TABLE ${table} AS
     SELECT unit, sum(y)::DOUBLE AS y, ${withX ? 'sum(x)::DOUBLE' : '0::DOUBLE'} AS x FROM (${sql}) GROUP BY unit`;

/** Sums over the units of each arm, those without a row being 0; by a column of theirs, or '' for all. */
export const sumsBy = (group: string, x: string): string =>
  `SELECT e.arm, coalesce(${group}, '') AS "group", count(*) AS n, sum(y) AS y, sum(y * y) AS yy, sum(x) AS x, sum(x * x) AS xx,
     sum(x * y) AS xy
   FROM (SELECT e.*, coalesce(d.y, 0) AS y, coalesce(${x}, 0) AS x
     FROM exposed e LEFT JOIN during d ON d.unit = e.unit LEFT JOIN before b ON b.unit = e.unit) e
   GROUP BY ALL ORDER BY ALL`;

/** Sums by the day of a unit's own time in the experiment, of units whose day is over. */
export const sumsByDay = (sql: string, days: number): string =>
  `WITH daily AS (
     SELECT m.unit, datediff('second', e.since, m."at") // 86400 AS day, sum(m.y)::DOUBLE AS y
     FROM (${sql}) m JOIN exposed e ON e.unit = m.unit GROUP BY ALL),
   day AS (SELECT unnest(generate_series(0, ${days - 1})) AS day),
   there AS (SELECT e.arm, day.day, count(*) AS n FROM exposed e JOIN day ON e.since + to_days(day.day::INTEGER + 1) <= e.until GROUP BY ALL)
   SELECT there.arm, there.day, any_value(there.n) AS n, coalesce(sum(daily.y), 0) AS y, coalesce(sum(daily.y * daily.y), 0) AS yy
   FROM there LEFT JOIN (SELECT daily.*, e.arm FROM daily JOIN exposed e ON e.unit = daily.unit
       WHERE e.since + to_days(daily.day::INTEGER + 1) <= e.until) daily
     ON daily.arm = there.arm AND daily.day = there.day
   GROUP BY ALL ORDER BY there.day, there.arm`;
