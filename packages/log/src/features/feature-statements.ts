import {
  FEATURE_ENTITIES,
  type FeatureDefinition,
  type FeatureEntity,
  FEATURES,
  featuresOf,
} from '@wherefore/contracts';
import { sqlName } from '../sql-text.js';

const KEYS: Readonly<Record<FeatureEntity, readonly string[]>> = {
  customer: ['customer'],
  product: ['product'],
  'customer-product': ['customer', 'product'],
};
const tableOf = (entity: FeatureEntity): string => sqlName(`so far ${entity}`);

/**
 * From the view `log` to what there was of each customer, product and pair after every change. What an order was at an instant is its
 * version with the greatest stamp among those that had occurred, unless a cancellation that had occurred undid it: the rule of
 * `BASKET_STATEMENTS`, asked at every instant at which something occurred to the order.
 */
export const FEATURE_STATEMENTS: readonly string[] = [
  `CREATE TEMP TABLE version AS
     SELECT "order", stamp, arg_min({customer: customer, lines: lines}, id) AS said
     FROM log WHERE type = 'order.placed' AND "order" IS NOT NULL GROUP BY ALL`,
  `CREATE TEMP TABLE standing AS
     WITH running AS (
       SELECT DISTINCT "order", "occurredAt" AS "at",
         max(if(type = 'order.placed', stamp, NULL)) OVER so_far AS stamp,
         max(if(type = 'order.cancelled', stamp, NULL)) OVER so_far AS undone,
         max(if(type = 'order.placed', "occurredAt", NULL)) OVER so_far = "occurredAt" AS placed
       FROM log WHERE type IN ('order.placed', 'order.cancelled') AND "order" IS NOT NULL
       WINDOW so_far AS (PARTITION BY "order" ORDER BY "occurredAt")),
     lasting AS (
       SELECT *, lead("at") OVER (PARTITION BY "order" ORDER BY "at") AS until,
         if(starts_with(undone, '0000000000000000|'), 18, 1) AS first FROM running)
     SELECT "order", said.customer AS customer, said.lines AS lines, "at", until, placed,
       undone IS NULL OR substr(stamp, first) > substr(undone, first) AS stands
     FROM lasting JOIN version USING ("order", stamp)`,
  `CREATE TEMP TABLE whole AS
     SELECT customer, "at", until, placed, stands, list_sum([l.amount FOR l IN lines]) AS spend FROM standing`,
  `CREATE TEMP TABLE line AS
     SELECT customer, unnest(list_distinct([l.product FOR l IN lines])) AS product, "at", until, placed, stands FROM standing`,
  `CREATE TEMP TABLE looked AS
     SELECT customer, product, "occurredAt" AS "at" FROM log WHERE type = 'product.viewed' AND product IS NOT NULL`,
  ...FEATURE_ENTITIES.map(soFar),
];

/** Sums up to each change: what is asked as of an instant is the last of these before it. */
function soFar(entity: FeatureEntity): string {
  const keys = KEYS[entity];
  const key = keys.join(', ');
  const [orders, spend] = entity === 'customer' ? ['whole', 'spend'] : ['line', '0'];
  const views =
    entity === 'customer' ? '' : `UNION ALL SELECT ${key}, "at", 0, 0, 1, NULL::TIMESTAMP FROM looked`;
  return `CREATE TEMP TABLE ${tableOf(entity)} AS
    WITH change AS (
      SELECT ${key}, "at", 1 AS orders, ${spend} AS spend, 0 AS views, NULL::TIMESTAMP AS ordered FROM ${orders} WHERE stands
      UNION ALL SELECT ${key}, until, -1, -${spend}, 0, NULL FROM ${orders} WHERE stands AND until IS NOT NULL
      UNION ALL SELECT ${key}, "at", 0, 0, 0, "at" FROM ${orders} WHERE placed ${views}),
    together AS (
      SELECT ${key}, "at", sum(orders) AS orders, sum(spend) AS spend, sum(views) AS views, max(ordered) AS ordered
      FROM change WHERE ${keys.map((name) => `${name} IS NOT NULL`).join(' AND ')} GROUP BY ${key}, "at")
    SELECT ${key}, "at", sum(orders) OVER w AS orders, sum(spend) OVER w AS spend, sum(views) OVER w AS views,
      max(ordered) OVER w AS ordered
    FROM together WINDOW w AS (PARTITION BY ${key} ORDER BY "at")`;
}

/** The features of each row of the table `asked` (customer, product, at), from what is strictly before its instant. */
export const FEATURES_OF_ROWS = `SELECT asked.customer, asked.product, asked."at" AS "time",
    ${FEATURES.map((feature) => columnOf(feature, 'asked."at"')).join(',\n    ')}
  FROM asked ${FEATURE_ENTITIES.map(
    (entity) => `ASOF LEFT JOIN ${tableOf(entity)}
    ON ${KEYS[entity].map((name) => `asked.${name} = ${tableOf(entity)}.${name}`).join(' AND ')} AND asked."at" > ${tableOf(entity)}."at"`,
  ).join('\n  ')}
  ORDER BY asked."at", asked.customer, asked.product`;

function columnOf({ name, entity, type, from }: FeatureDefinition, at: string): string {
  const column = `${tableOf(entity)}.${from}`;
  if (type === 'duration') return `(epoch_ms(${at}) - epoch_ms(${column})) / 86400000.0 AS ${sqlName(name)}`;
  const kind = type === 'count' ? 'BIGINT' : 'DOUBLE';
  return `coalesce(${column}, 0)::${kind} AS ${sqlName(name)}`;
}

/** Every customer with every product that they ordered or looked at before an instant, `$1` being a list of instants in JSON. */
export const PAIRS_AT = `CREATE TEMP TABLE asked AS
  WITH instant AS (SELECT DISTINCT unnest(from_json($1, '["TIMESTAMP"]')) AS "at"),
  pair AS (SELECT customer, product, min("at") AS since FROM ${tableOf('customer-product')} GROUP BY ALL)
  SELECT customer, product, instant."at" FROM pair JOIN instant ON since < instant."at"`;

/**
 * Customer, product (null where the entity has none) and features of everything of a kind of which there is anything before the instant
 * `$1`; each value as in {@link FEATURES_OF_ROWS}.
 */
export function featuresAt(entity: FeatureEntity): string {
  const keys = KEYS[entity];
  const key = (name: string): string => (keys.includes(name) ? name : `NULL::VARCHAR AS ${name}`);
  return `SELECT ${key('customer')}, ${key('product')},
      ${featuresOf(entity)
        .map((feature) => columnOf(feature, '$1::TIMESTAMP'))
        .join(', ')}
    FROM ${tableOf(entity)} WHERE "at" < $1::TIMESTAMP
    QUALIFY row_number() OVER (PARTITION BY ${keys.join(', ')} ORDER BY "at" DESC) = 1`;
}
