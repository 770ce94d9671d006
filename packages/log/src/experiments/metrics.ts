/** A number by which arms are compared, as SQL over what units did in their window. */
export interface MetricDefinition {
  readonly id: string;
  readonly title: string;
  /** `mean` of what a unit sums up to in `y`, 0 where it has no row; or `ratio` of the sums of `y` and `x`. */
  readonly kind: 'mean' | 'ratio';
  readonly better: 'more' | 'less';
  /**
   * A query with the columns `unit`, `at` and `y`, and `x` for a ratio; any number of rows a unit. It may ask the tables `decisions` (unit,
   * at, decision, placement, offers), `outcomes` (unit, at, type, decision, product) and `orders` (unit, at, order, amount, products),
   * returns and cancellations taken off.
   */
  readonly sql: string;
}

const metric = (
  id: string,
  title: string,
  how: Pick<MetricDefinition, 'kind' | 'better' | 'sql'>,
): MetricDefinition => Object.freeze({ id, title, ...how });

const MORE = { kind: 'mean', better: 'more' } as const;
const PART = { kind: 'ratio', better: 'more' } as const;

/** The metrics that every shop has. */
export const METRICS: readonly MetricDefinition[] = Object.freeze([
  metric('conversion', 'Visitors who order', {
    ...MORE,
    sql: 'SELECT unit, min("at") AS "at", 1 AS y FROM orders GROUP BY unit',
  }),
  metric('revenue-per-visitor', 'Revenue per visitor, returns taken off', {
    ...MORE,
    sql: 'SELECT unit, "at", amount AS y FROM orders',
  }),
  metric('orders-per-visitor', 'Orders per visitor', {
    ...MORE,
    sql: 'SELECT unit, "at", 1 AS y FROM orders',
  }),
  metric('repeat-purchase', 'Visitors who order twice or more', {
    ...MORE,
    sql: 'SELECT unit, max("at") AS "at", 1 AS y FROM orders GROUP BY unit HAVING count(*) > 1',
  }),
  metric('aov', 'Worth of an order', { ...PART, sql: 'SELECT unit, "at", amount AS y, 1 AS x FROM orders' }),
  metric('ctr', 'Lists of which an offer is clicked', {
    ...PART,
    sql: `WITH clicked AS (SELECT DISTINCT unit, decision FROM outcomes WHERE type = 'offer.clicked')
      SELECT d.unit, d."at", if(c.decision IS NULL, 0, 1) AS y, 1 AS x
      FROM decisions d LEFT JOIN clicked c ON c.unit = d.unit AND c.decision = d.decision WHERE d.offers > 0`,
  }),
  metric('attach-rate', 'Orders with a product that was taken from an offer', {
    ...PART,
    sql: `WITH taken AS (
        SELECT unit, product, min("at") AS since FROM outcomes
        WHERE type IN ('offer.clicked', 'offer.carted', 'offer.bought') GROUP BY ALL),
      line AS (SELECT unit, "at", "order", unnest(products) AS product FROM orders),
      attached AS (SELECT DISTINCT line."order" FROM line JOIN taken USING (unit, product) WHERE taken.since <= line."at")
      SELECT unit, "at", if("order" IN (FROM attached), 1, 0) AS y, 1 AS x FROM orders`,
  }),
  metric('rejections', 'Offers turned down per visitor', {
    kind: 'mean',
    better: 'less',
    sql: `SELECT unit, "at", 1 AS y FROM outcomes WHERE type = 'offer.rejected'`,
  }),
  metric('empty-lists', 'Lists without an offer', {
    kind: 'ratio',
    better: 'less',
    sql: 'SELECT unit, "at", if(offers = 0, 1, 0) AS y, 1 AS x FROM decisions',
  }),
]);
