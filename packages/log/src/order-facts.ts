import type { DuckDBConnection } from '@duckdb/node-api';
import { BASKET_STATEMENTS } from './basket-statements.js';
import { streamChunks } from './duckdb.js';

/** What orders are like, one row an order, by time: what is watched for drift. */
export interface OrderFacts {
  /** Milliseconds since 1970. */
  readonly time: readonly number[];
  /** Lines, and what all of them cost. */
  readonly lines: readonly number[];
  readonly amount: readonly number[];
  /** One of its lines, drawn by the order's id: the product, and what one of it cost; null where it cost nothing that is known. */
  readonly product: readonly string[];
  readonly price: readonly (number | null)[];
  /**
   * Days since the customer's order before, at most 28; null for a first one, where nobody is known, and within 28 days of the log's first
   * order, when only short gaps can be seen.
   */
  readonly gapDays: readonly (number | null)[];
  /** 1 where the customer is known, else 0. */
  readonly known: readonly number[];
}

const FACTS = `SELECT epoch_ms("at")::DOUBLE, len(lines)::DOUBLE,
    list_sum([coalesce(l.amount, 0) FOR l IN lines])::DOUBLE,
    line.product, (line.amount / nullif(line.quantity, 0))::DOUBLE,
    CASE WHEN "at" >= start + INTERVAL 28 DAY
      THEN least(28, (epoch_ms("at") - epoch_ms(before))::DOUBLE / 86400000) END, (customer IS NOT NULL)::INTEGER::DOUBLE
  FROM (SELECT *, lines[1 + (hash("order") % len(lines))::INTEGER] AS line,
      CASE WHEN customer IS NULL THEN NULL ELSE lag("at") OVER (PARTITION BY customer ORDER BY "at", "order") END AS before,
      min("at") OVER () AS start
    FROM placed WHERE len(lines) > 0)
  WHERE "at" >= $1::TIMESTAMP ORDER BY "at", "order"`;

/** Of the view `log` of this connection: orders from `since` on (ISO 8601). */
export async function readOrderFacts(connection: DuckDBConnection, since: string): Promise<OrderFacts> {
  const [placed = ''] = BASKET_STATEMENTS;
  await connection.run(placed);
  const columns: unknown[][] = [[], [], [], [], [], [], []];
  const at = new Date(since).toISOString();
  for await (const chunk of streamChunks(connection, FACTS, [at]))
    columns.forEach((column, which) => {
      for (const value of chunk.getColumnValues(which)) column.push(value);
    });
  const [time, lines, amount, product, price, gapDays, known] = columns as [
    number[],
    number[],
    number[],
    string[],
    (number | null)[],
    (number | null)[],
    number[],
  ];
  return { time, lines, amount, product, price, gapDays, known };
}
