import type { Attribution } from '../insights/insight-query.js';
import { ATTRIBUTION_SHARES } from '../insights/insight-statements.js';

/** What a purchase is credited to. */
export interface Credit {
  readonly attribution: Attribution;
  /** Days between a click and a purchase, at most. */
  readonly creditDays: number;
}

/** What was bought without an offer of it having been clicked. */
export const NO_OFFER = 'no offer';

const TAKEN = `type IN ('offer.clicked', 'offer.carted', 'offer.bought')`;

/** What spoke for the offers that were taken; from `decision_log` and `every_outcome`. */
export const LED = `CREATE TEMP TABLE led AS
   SELECT decision, product, coalesce(nullif(split_part(evidence, '+', 1), ''), 'none') AS path FROM (
     SELECT decision, unnest(products) AS product, unnest(coalesce(evidence, [])) AS evidence FROM decision_log
     WHERE decision IN (SELECT decision FROM every_outcome WHERE ${TAKEN}))`;

/**
 * Revenue of units in their window, returns taken off, by what spoke the most for the offer that it is credited to: sums by arm. Over all
 * paths they add up to the revenue of an arm. A report of a purchase may come an hour after its order.
 */
export const sumsByPath = ({ attribution, creditDays }: Credit): string =>
  `WITH line AS (
     SELECT l.*, e.arm, e.since FROM every_line l JOIN exposed e ON e.unit = l.unit WHERE l."at" >= e.since AND l."at" < e.until),
   met AS (
     SELECT l.unit, l."order", l.product, led.path, o.decision, min(o."at") AS earliest, max(o."at") AS latest
     FROM line l JOIN every_outcome o ON o.unit = l.unit AND o.product = l.product AND o.${TAKEN} AND o."at" >= l.since
       AND o."at" <= l."at" + if(o.type = 'offer.bought', INTERVAL 1 HOUR, INTERVAL 0 HOUR)
       AND o."at" >= l."at" - INTERVAL ${creditDays} DAY
     JOIN led ON led.decision = o.decision AND led.product = l.product
     GROUP BY ALL),
   ranked AS (
     SELECT *, row_number() OVER (PARTITION BY unit, "order", product
         ORDER BY ${attribution === 'first' ? 'earliest' : 'latest'}, decision) AS place,
       count(*) OVER (PARTITION BY unit, "order", product) AS many FROM met),
   worth AS (
     SELECT l.arm, l.unit, coalesce(r.path, '${NO_OFFER}') AS path,
       sum(l.amount * if(r.path IS NULL, 1, ${ATTRIBUTION_SHARES[attribution]}))::DOUBLE AS y
     FROM line l LEFT JOIN ranked r ON r.unit = l.unit AND r."order" = l."order" AND r.product = l.product GROUP BY ALL),
   arm AS (SELECT arm, count(*) AS n FROM exposed GROUP BY arm)
   SELECT arm.arm, p.path, any_value(arm.n), coalesce(sum(w.y), 0), coalesce(sum(w.y * w.y), 0), 0, 0, 0
   FROM arm CROSS JOIN (SELECT DISTINCT path FROM worth) p LEFT JOIN worth w ON w.arm = arm.arm AND w.path = p.path
   GROUP BY arm.arm, p.path ORDER BY arm.arm, p.path`;
