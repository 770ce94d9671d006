/**
 * From the view `log` to the tables that {@link readBaskets} streams. Of an order or return, the version with the
 * greatest stamp is the truth. A cancelled order is no purchase unless that version is later than the cancellation, by
 * stamp, or by time where the cancellation has no version, as in the graph; a line is none when returns that name its order brought back all of it.
 */
export const BASKET_STATEMENTS: readonly string[] = [
  `CREATE TEMP TABLE placed AS
     WITH latest AS (
       SELECT "order", max(stamp) AS stamp, max_by({customer: customer, "at": "occurredAt", lines: lines}, stamp) AS truth
       FROM log WHERE type = 'order.placed' AND "order" IS NOT NULL GROUP BY "order"),
     cancelled AS (
       SELECT "order", max(stamp) AS undone, if(starts_with(max(stamp), '0000000000000000|'), 18, 1) AS first
       FROM log WHERE type = 'order.cancelled' GROUP BY "order")
     SELECT "order", truth.customer AS customer, truth."at" AS "at", truth.lines AS lines
     FROM latest LEFT JOIN cancelled USING ("order")
     WHERE undone IS NULL OR substr(stamp, first) > substr(undone, first)`,
  `CREATE TEMP TABLE returned AS
     WITH latest AS (
       SELECT max_by({"of": "order", lines: lines}, stamp) AS truth
       FROM log WHERE type = 'order.returned' GROUP BY payload ->> '$.return'),
     line AS (SELECT truth."of" AS "order", unnest(truth.lines) AS l FROM latest WHERE truth."of" IS NOT NULL)
     SELECT "order", l.product AS product, sum(l.quantity) AS quantity FROM line GROUP BY ALL`,
  `CREATE TEMP TABLE bought AS
     WITH line AS (SELECT "order", unnest(lines) AS l FROM placed),
     ordered AS (SELECT "order", l.product AS product, sum(l.quantity) AS quantity FROM line GROUP BY ALL)
     SELECT "order", product FROM ordered LEFT JOIN returned USING ("order", product)
     WHERE returned.quantity IS NULL OR returned.quantity < ordered.quantity - 1e-9`,
  `CREATE TEMP TABLE basket AS
     SELECT "order", customer, epoch_ms("at")::DOUBLE AS "at", (row_number() OVER (ORDER BY "at", "order") - 1)::INTEGER AS basket
     FROM placed WHERE "order" IN (SELECT "order" FROM bought)`,
];

/**
 * The same tables of what was looked at: a session is a basket, and where there is none, a customer's day. Who a session belonged to may
 * become known in the middle of it.
 */
export const VIEW_STATEMENTS: readonly string[] = [
  `CREATE TEMP TABLE seen AS
     SELECT coalesce('s' || session, 'c' || customer || '@' || "occurredAt"::DATE) AS visit, customer, product, "occurredAt" AS "at"
     FROM log WHERE type = 'product.viewed' AND product IS NOT NULL AND coalesce(session, customer) IS NOT NULL`,
  `CREATE TEMP TABLE bought AS SELECT DISTINCT visit AS "order", product FROM seen`,
  `CREATE TEMP TABLE basket AS
     WITH visits AS (SELECT visit, max(customer) AS customer, min("at") AS "at" FROM seen GROUP BY visit)
     SELECT visit AS "order", customer, epoch_ms("at")::DOUBLE AS "at", (row_number() OVER (ORDER BY "at", visit) - 1)::INTEGER AS basket
     FROM visits`,
];

/** Numbers for the products and customers of the tables `bought` and `basket`. */
export const NUMBERED: readonly string[] = [
  `CREATE TEMP TABLE product AS
     SELECT product, (row_number() OVER (ORDER BY product) - 1)::INTEGER AS item
     FROM (SELECT DISTINCT product FROM bought)`,
  `CREATE TEMP TABLE customer AS
     SELECT customer, (row_number() OVER (ORDER BY customer) - 1)::INTEGER AS buyer
     FROM (SELECT DISTINCT customer FROM basket WHERE customer IS NOT NULL)`,
];

export const PRODUCTS = 'SELECT product FROM product ORDER BY item';
export const CUSTOMERS = 'SELECT customer FROM customer ORDER BY buyer';
export const BASKETS = `SELECT coalesce(buyer, -1)::INTEGER, "at"
  FROM basket LEFT JOIN customer USING (customer) ORDER BY basket`;
export const ITEMS = `SELECT basket, item FROM bought JOIN basket USING ("order") JOIN product USING (product)
  ORDER BY basket, item`;
export const SIZES = `SELECT (SELECT count(*) FROM basket)::INTEGER, (SELECT count(*) FROM bought)::INTEGER`;
