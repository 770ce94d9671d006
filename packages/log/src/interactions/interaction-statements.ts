import { sqlReadPath } from '../sql-text.js';

/** Parts of an evaluation that files are given for. */
export const PARTS = ['train', 'test', 'validation', 'history'] as const;
export type Part = (typeof PARTS)[number];

/** A file as text columns, with the number of the line. */
export const readText = (path: string, table: string): string =>
  `CREATE TEMP TABLE ${table} AS SELECT *, row_number() OVER () + 1 AS line
   FROM read_csv(${sqlReadPath(path)}, header = true, all_varchar = true)`;

/**
 * Rows of one part: a customer, a product, a time (ISO 8601, or unix seconds or milliseconds) in ms, and a basket (the time where
 * there is none). What was taken back, or given away in no quantity, is no row.
 */
export const toRows = (part: Part, has: ReadonlySet<string>): string =>
  `CREATE TEMP TABLE ${part} AS SELECT customer, product, line,
     CASE WHEN TRY_CAST(time AS DOUBLE) IS NOT NULL
       THEN CASE WHEN TRY_CAST(time AS DOUBLE) > 1e11 THEN TRY_CAST(time AS DOUBLE) ELSE TRY_CAST(time AS DOUBLE) * 1000 END
       ELSE epoch_ms(TRY_CAST(time AS TIMESTAMPTZ))::DOUBLE END AS moment,
     ${has.has('basket') ? `coalesce(basket, time)` : 'time'} AS basket
   FROM ${part}_text ${has.has('quantity') ? 'WHERE coalesce(TRY_CAST(quantity AS DOUBLE), 1) > 0' : ''}`;

export const FIRST_FAULT = (part: Part): string =>
  `SELECT line, customer IS NULL OR customer = '' AS "noCustomer", product IS NULL OR product = '' AS "noProduct"
   FROM ${part} WHERE customer IS NULL OR customer = '' OR product IS NULL OR product = '' OR moment IS NULL ORDER BY line LIMIT 1`;

export const numbered = (parts: readonly string[], name: 'customer' | 'product'): string =>
  `CREATE TEMP TABLE ${name}s AS SELECT ${name}, (row_number() OVER (ORDER BY ${name}) - 1)::INTEGER AS number
   FROM (${parts.map((part) => `SELECT ${name} FROM ${part}`).join(' UNION ')})`;

/** A part's rows by basket in the order of time: each product of a basket once. */
export const inOrder = (part: Part): string =>
  `CREATE TEMP TABLE ${part}_ordered AS
     WITH b AS (SELECT customer, basket, max(moment) AS moment FROM ${part} GROUP BY ALL),
     n AS (SELECT *, (row_number() OVER (ORDER BY moment, customer, basket) - 1)::INTEGER AS number FROM b)
     SELECT DISTINCT n.number AS basket, c.number AS customer, n.moment AS moment, p.number AS item
     FROM ${part} r JOIN n USING (customer, basket) JOIN customers c USING (customer) JOIN products p USING (product)`;

export const BASKETS_OF = (part: Part): string =>
  `SELECT any_value(customer), any_value(moment) FROM ${part}_ordered GROUP BY basket ORDER BY basket`;
export const ITEMS_OF = (part: Part): string =>
  `SELECT basket, item FROM ${part}_ordered ORDER BY basket, item`;
