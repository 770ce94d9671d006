import { BASKET_STATEMENTS } from '../basket-statements.js';
import type { Attribution, Breakdown } from './insight-query.js';

/** A report of a purchase may reach us this long after the order itself. */
const LATE = `INTERVAL 1 HOUR`;

/** What was reported of offers, by decision: products that were shown or clicked, and those that were clicked. */
export const REPORTED: readonly string[] = [
  `CREATE TEMP TABLE seen AS
     SELECT decision, flatten(list(products)) AS products FROM (
       SELECT payload ->> '$.decision' AS decision, from_json(payload -> '$.products', '["VARCHAR"]') AS products
       FROM recent WHERE type = 'offer.shown') WHERE decision IS NOT NULL GROUP BY decision`,
  `CREATE TEMP TABLE clicked AS
     SELECT payload ->> '$.decision' AS decision, list(DISTINCT product) AS products
     FROM recent WHERE type = 'offer.clicked' GROUP BY ALL`,
];

/** The source of the strongest evidence of an offer; no evidence at all is a value of its own. */
const STRONGEST = (evidence: string): string =>
  `coalesce(nullif(split_part(${evidence}, '+', 1), ''), 'none')`;

/** Each decision with what became of its offers: `seen` and `clicked` as lists beside `products`. */
export const SHOWN = (ofPath: boolean): string =>
  `CREATE TEMP VIEW reported AS
     ${ofPath ? OF_PATH : 'SELECT * FROM every'}`;

/** Of each decision the offers of one path alone; decisions without one are left out. */
const OF_PATH = `SELECT * REPLACE (len(products) AS offers) FROM (
       SELECT * REPLACE (
         list_filter(products, lambda p, i: ${STRONGEST('evidence[i]')} = getvariable('path')) AS products,
         list_filter(evidence, lambda e: ${STRONGEST('e')} = getvariable('path')) AS evidence)
       FROM every)
     WHERE len(products) > 0`;

/** All decisions that are asked about. */
export const EVERY = (table: string): string =>
  `CREATE TEMP VIEW every AS
     SELECT d.decision, d."at", d.placement, d.customer, coalesce(d.personalised, false) AS personalised, coalesce(d.offers, 0) AS offers,
       coalesce(d.products, []) AS products, d.evidence, d.mix, coalesce(d."bundleParts", []) AS bundles,
       coalesce(seen.products, []) AS seen, coalesce(clicked.products, []) AS clicked
     FROM ${table} d LEFT JOIN seen USING (decision) LEFT JOIN clicked USING (decision)
     WHERE d."at" >= getvariable('from') AND d."at" < getvariable('to')
       AND (getvariable('placement') IS NULL OR d.placement = getvariable('placement'))
       AND (NOT getvariable('named') OR d.customer IN (SELECT customer FROM person))`;

/** An offer a row, counted by what spoke for it and what it was of. */
export const PIECES = (placed: boolean): string =>
  `CREATE TEMP TABLE piece AS
     SELECT ${placed ? 'placement' : `NULL::VARCHAR AS placement`}, evidence, product, count(*) AS offers,
       count(*) FILTER (isShown) AS shown, count(*) FILTER (isClicked) AS clicks
     FROM (
       SELECT placement, product, evidence, isClicked,
         isClicked OR isWhole OR (isSeen AND list_contains(seen, product)) AS isShown
       FROM (
         SELECT placement, unnest(products) AS product, unnest(coalesce(evidence, [])) AS evidence,
           seen, len(seen) > 0 AS isSeen, seen = products AS isWhole,
           unnest(CASE WHEN len(clicked) = 0 THEN [false FOR p IN products] ELSE [list_contains(clicked, p) FOR p IN products] END) AS isClicked
         FROM reported))
     GROUP BY ALL`;

/** A decision a row, without its lists. */
export const FACTS = `CREATE TEMP TABLE fact AS
   SELECT date_trunc(getvariable('grain'), "at")::DATE AS bucket, placement, customer, personalised, offers,
     evidence IS NULL OR list_contains([e IS NULL FOR e IN evidence], true) AS "withoutPaths",
     CASE WHEN len(clicked) = 0 AND seen = products THEN len(products)
       ELSE len([p FOR p IN products IF list_contains(seen, p) OR list_contains(clicked, p)]) END AS shown,
     CASE WHEN len(clicked) = 0 THEN 0 ELSE len([p FOR p IN products IF list_contains(clicked, p)]) END AS clicks
   FROM reported`;

const COUNTED = `count(*) AS decisions, count(*) FILTER (offers = 0) AS empty, count(*) FILTER (personalised) AS personalised,
   sum(offers) AS offers, sum(shown) AS shown, sum(clicks) AS clicks, count(DISTINCT customer) AS people`;

/** Decisions by key. */
export const COUNTS: Readonly<Record<'total' | 'series' | 'placement' | 'segment', string>> = Object.freeze({
  total: `SELECT NULL AS key, ${COUNTED} FROM fact`,
  series: `SELECT bucket::VARCHAR AS key, ${COUNTED} FROM fact GROUP BY bucket ORDER BY bucket`,
  placement: `SELECT coalesce(placement, '') AS key, ${COUNTED} FROM fact GROUP BY 1 ORDER BY 1`,
  segment: `SELECT segment AS key, ${COUNTED} FROM fact JOIN member USING (customer) GROUP BY segment ORDER BY segment`,
});

/** The value of a breakdown by what spoke for an offer. */
const PATH_OF = (by: 'path' | 'evidence'): string =>
  by === 'path'
    ? STRONGEST('evidence')
    : `unnest(CASE WHEN coalesce(evidence, '') = '' THEN ['none'] ELSE string_split(evidence, '+') END)`;

/** Offers by what spoke for them; of decisions, how many had such an offer. */
export const PATHS = (by: 'path' | 'evidence'): string =>
  `WITH pieces AS (
     SELECT ${PATH_OF(by)} AS key, product, offers, shown, clicks FROM piece),
   owner AS (
     SELECT key, count(*) AS decisions, count(*) FILTER (personalised) AS personalised, count(DISTINCT customer) AS people FROM (
       SELECT personalised, customer, unnest(list_distinct(${
         by === 'path'
           ? `[${STRONGEST('e')} FOR e IN evidence]`
           : `flatten([CASE WHEN coalesce(e, '') = '' THEN ['none'] ELSE string_split(e, '+') END FOR e IN evidence])`
       })) AS key FROM reported)
     GROUP BY key)
   SELECT key, any_value(owner.decisions) AS decisions, 0 AS empty, any_value(owner.personalised) AS personalised,
     sum(offers) AS offers, sum(shown) AS shown, sum(clicks) AS clicks, any_value(owner.people) AS people
   FROM pieces JOIN owner USING (key) GROUP BY key ORDER BY key`;

/** Different products shown, by key. */
export const COVERAGE = (by: Breakdown | null): string => {
  const keys = { placement: `coalesce(placement, '')`, path: PATH_OF('path'), evidence: PATH_OF('evidence') };
  const key = by === null || by === 'segment' ? 'NULL' : keys[by];
  return `SELECT key, count(DISTINCT product) FROM (SELECT ${key} AS key, product FROM piece WHERE shown > 0) GROUP BY key`;
};

export const MIX = `SELECT m.source, sum(m.value) FROM (SELECT unnest(mix) AS m FROM reported)
   WHERE m.value IS NOT NULL GROUP BY ALL ORDER BY sum(m.value) DESC, m.source`;

/** The one who acted: by pseudonym, or by session where nobody is known. */
const WHO = `coalesce(e.customer, who.customer, 's ' || e.session)`;

/** Orders of the period and their lines, less what was cancelled or brought back. Needs `log`. */
export const ORDERED: readonly string[] = [
  ...BASKET_STATEMENTS.slice(0, 2),
  `CREATE TEMP TABLE who AS SELECT session, max(customer) AS customer FROM log
     WHERE type IN ('session.identified', 'order.placed') AND session IS NOT NULL AND customer IS NOT NULL GROUP BY session`,
  `CREATE TEMP TABLE said AS
     SELECT "order", max_by(session, stamp) AS session, max_by(payload ->> '$.currency', stamp) AS currency
     FROM log WHERE type = 'order.placed' AND "occurredAt" >= getvariable('from') AND "occurredAt" < getvariable('to')
       + INTERVAL (getvariable('window')) DAY
     GROUP BY "order"`,
  `CREATE TEMP TABLE line AS
     WITH one AS (
       SELECT "order", placed."at", placed.customer, said.session, said.currency, unnest(lines) AS l
       FROM placed JOIN said USING ("order")
       WHERE "at" >= getvariable('from') AND "at" < getvariable('to') + INTERVAL (getvariable('window')) DAY),
     whole AS (
       SELECT "order", "at", customer, session, currency, l.product AS product, sum(l.quantity) AS quantity, sum(l.amount) AS amount
       FROM one GROUP BY ALL)
     SELECT e."order", e."at", coalesce(e.customer, who.customer) AS customer, ${WHO} AS who, e.currency, e.product,
       coalesce(e.amount, 0) * greatest(0, 1 - coalesce(returned.quantity, 0) / e.quantity) AS amount
     FROM whole e LEFT JOIN who USING (session) LEFT JOIN returned ON returned."order" = e."order" AND returned.product = e.product
     WHERE coalesce(returned.quantity, 0) < e.quantity - 1e-9`,
];

/** Of a purchase, the clicks (also puts into the cart, and reports that it was bought) on an offer of it before. */
export const TOUCHED = (table: string): readonly string[] => [
  `CREATE TEMP TABLE touch AS
     SELECT payload ->> '$.decision' AS decision, product, session, customer, "occurredAt" AS "at", type = 'offer.bought' AS bought
     FROM recent WHERE type IN ('offer.clicked', 'offer.carted', 'offer.bought') AND product IS NOT NULL`,
  `CREATE TEMP TABLE touched AS SELECT decision, placement, customer, products, evidence FROM ${table}
     WHERE decision IN (SELECT decision FROM touch)`,
  `CREATE TEMP TABLE met AS
     SELECT l."order", l.product, e.decision, max(e."at") AS latest, min(e."at") AS earliest,
       any_value(d.placement) AS placement, any_value(d.evidence[list_position(d.products, l.product)]) AS evidence
     FROM touch e JOIN touched d USING (decision) LEFT JOIN who ON who.session = e.session
     JOIN line l ON l.product = e.product AND l.who = coalesce(e.customer, d.customer, who.customer, 's ' || e.session)
       AND e."at" <= l."at" + CASE WHEN e.bought THEN ${LATE} ELSE INTERVAL 0 HOUR END
       AND e."at" >= l."at" - INTERVAL (getvariable('window')) DAY
     WHERE l."at" < getvariable('to') AND list_contains(d.products, l.product)
     GROUP BY l."order", l.product, e.decision`,
];

/** The share of a purchase that one of several decisions before it has; `place` of `many`, the first being 1. */
export const ATTRIBUTION_SHARES: Readonly<Record<Attribution, string>> = Object.freeze({
  last: `(place = many)::INTEGER`,
  first: `(place = 1)::INTEGER`,
  position: `CASE WHEN many = 1 THEN 1 WHEN many = 2 THEN 0.5 WHEN place IN (1, many) THEN 0.4 ELSE 0.2 / (many - 2) END`,
});

/** Purchases with their share of each decision that led to them; shares of a purchase add up to 1. */
export const CREDITED = (attribution: Attribution): string => {
  const time = attribution === 'first' ? 'earliest' : 'latest';
  return `CREATE TEMP TABLE credit AS
     SELECT * FROM (
       SELECT *, ${ATTRIBUTION_SHARES[attribution]} AS share FROM (
         SELECT *, row_number() OVER (PARTITION BY "order", product ORDER BY ${time}, decision) AS place,
           count(*) OVER (PARTITION BY "order", product) AS many FROM met))
     WHERE share > 0 AND (getvariable('placement') IS NULL OR placement = getvariable('placement'))
       AND (getvariable('path') IS NULL OR ${STRONGEST('evidence')} = getvariable('path'))`;
};

/** An order a row. */
export const BASKETS = `CREATE TEMP TABLE sale AS
   SELECT "order", any_value(date_trunc(getvariable('grain'), "at")::DATE) AS bucket, any_value(customer) AS customer,
     any_value(currency) AS currency, sum(amount) AS amount
   FROM line WHERE "at" < getvariable('to') AND (NOT getvariable('named') OR customer IN (SELECT customer FROM person))
   GROUP BY "order"`;

/** What was taken in all orders and in those with a credited purchase, by key and currency. */
export const TAKINGS = (by: Breakdown | 'series' | null): string => {
  const ofSale = by === 'series' ? 'bucket::VARCHAR' : by === 'segment' ? 'segment' : 'NULL';
  const keys = { placement: `coalesce(placement, '')`, path: PATH_OF('path'), evidence: PATH_OF('evidence') };
  const ofCredit = by === null || by === 'series' || by === 'segment' ? null : keys[by];
  const members = by === 'segment' ? 'JOIN member USING (customer)' : '';
  const all = `SELECT ${ofSale} AS key, currency, count(*) AS orders, sum(amount) AS revenue FROM sale ${members} GROUP BY ALL`;
  return `WITH worth AS (
     SELECT ${ofCredit ?? 'NULL'} AS key, "order", c.share * line.amount AS amount
     FROM credit c JOIN line USING ("order", product)),
   won AS (
     SELECT ${ofCredit === null ? ofSale : 'worth.key'} AS key, currency, "order", any_value(sale.amount) AS basket, sum(worth.amount) AS amount
     FROM worth JOIN sale USING ("order") ${members} GROUP BY ALL),
   earned AS (
     SELECT key, currency, count(*) AS "attributedOrders", sum(basket) AS "attributedBaskets", sum(amount) AS "attributedRevenue"
     FROM won GROUP BY ALL),
   every AS (${ofCredit === null ? all : `SELECT k.key, a.* EXCLUDE (key) FROM (${all}) a, (SELECT DISTINCT key FROM earned) k`})
   SELECT every.key, every.currency, orders, revenue, coalesce("attributedOrders", 0), coalesce("attributedBaskets", 0),
     coalesce("attributedRevenue", 0)
   FROM every LEFT JOIN earned ON earned.key IS NOT DISTINCT FROM every.key AND earned.currency IS NOT DISTINCT FROM every.currency
   ORDER BY every.key, every.currency`;
};

/** Bundles that known people were given beside something shown, and those of them that came to be in one order whole. */
export const BUNDLES = `WITH given AS (
     SELECT decision, customer, "at", unnest(bundles) AS parts FROM reported
     WHERE len(bundles) > 0 AND customer IS NOT NULL AND len(seen) + len(clicked) > 0),
   basket AS (
     SELECT "order", any_value(customer) AS customer, any_value("at") AS "at", list(product) AS products FROM line GROUP BY "order"),
   taken AS (
     SELECT DISTINCT given.decision, given.parts FROM given JOIN basket USING (customer)
     WHERE basket."at" >= given."at" AND basket."at" <= given."at" + INTERVAL (getvariable('window')) DAY
       AND list_has_all(basket.products, given.parts))
   SELECT (SELECT count(*) FROM given), (SELECT count(*) FROM taken)`;
