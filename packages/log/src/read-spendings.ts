import type { DuckDBConnection } from '@duckdb/node-api';
import { BASKET_STATEMENTS, NUMBERED } from './basket-statements.js';
import { streamChunks } from './duckdb.js';
import { strings } from './read-columns.js';

/** What known customers ordered for how much, in columns; sorted by customer, then time. */
export interface SpendingHistory {
  /** Index -> pseudonym, sorted. */
  readonly customers: readonly string[];
  readonly customer: Int32Array;
  /** Milliseconds since 1970. */
  readonly time: Float64Array;
  /** What was paid for lines that were not brought back as a whole, in the shop's currency; 0 where no price is known. */
  readonly amount: Float64Array;
}

const SPENDINGS = `WITH line AS (SELECT "order", unnest(lines) AS l FROM placed),
    kept AS (SELECT line."order", sum(coalesce(l.amount, 0))::DOUBLE AS amount
      FROM line JOIN bought ON bought."order" = line."order" AND bought.product = l.product GROUP BY line."order")
  SELECT buyer::INTEGER, basket."at", kept.amount
  FROM basket JOIN customer USING (customer) JOIN kept USING ("order") ORDER BY buyer, basket."at", basket.basket`;
const CUSTOMERS = 'SELECT customer FROM customer ORDER BY buyer';

/** Of the view `log` of this connection. */
export async function readSpendings(connection: DuckDBConnection): Promise<SpendingHistory> {
  for (const statement of [...BASKET_STATEMENTS, ...NUMBERED]) await connection.run(statement);
  const columns: number[][] = [[], [], []];
  for await (const chunk of streamChunks(connection, SPENDINGS))
    columns.forEach((column, which) => {
      for (const value of chunk.getColumnValues(which)) column.push(Number(value));
    });
  const [customer = [], time = [], amount = []] = columns;
  return {
    customers: await strings(connection, CUSTOMERS),
    customer: Int32Array.from(customer),
    time: Float64Array.from(time),
    amount: Float64Array.from(amount),
  };
}
