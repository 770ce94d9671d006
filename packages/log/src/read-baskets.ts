import type { DuckDBConnection } from '@duckdb/node-api';
import { BASKETS, CUSTOMERS, ITEMS, NUMBERED, PRODUCTS, SIZES } from './basket-statements.js';
import { eachPair, strings } from './read-columns.js';

/** What was bought, in columns: the history that learning reads. Baskets are sorted by time, then order id. */
export interface BasketHistory {
  /** Index -> product id, sorted. */
  readonly products: readonly string[];
  /** Index -> pseudonym, sorted. */
  readonly customers: readonly string[];
  /** Per basket: customer index, or -1 when anonymous. */
  readonly basketCustomer: Int32Array;
  /** Per basket: milliseconds since 1970. */
  readonly basketTime: Float64Array;
  /** Basket b holds `basketItem[basketOffset[b] .. basketOffset[b + 1])`; length baskets + 1. */
  readonly basketOffset: Int32Array;
  /** Product indexes, distinct and ascending within a basket. */
  readonly basketItem: Int32Array;
}

/**
 * Reads the view `log` of this connection, by statements that make of it the tables `bought` and `basket`: `BASKET_STATEMENTS` or
 * `VIEW_STATEMENTS`.
 */
export async function readBaskets(
  connection: DuckDBConnection,
  statements: readonly string[],
): Promise<BasketHistory> {
  for (const statement of [...statements, ...NUMBERED]) await connection.run(statement);
  const [baskets = 0, items = 0] =
    (await connection.runAndReadAll(SIZES)).getRowsJson()[0]?.map(Number) ?? [];
  const basketCustomer = new Int32Array(baskets);
  const basketTime = new Float64Array(baskets);
  await eachPair(connection, BASKETS, (basket, customer, time) => {
    basketCustomer[basket] = customer;
    basketTime[basket] = time;
  });
  const basketOffset = new Int32Array(baskets + 1);
  const basketItem = new Int32Array(items);
  await eachPair(connection, ITEMS, (at, basket, item) => {
    basketItem[at] = item;
    basketOffset[basket + 1] = at + 1;
  });
  const products = await strings(connection, PRODUCTS);
  const customers = await strings(connection, CUSTOMERS);
  return { products, customers, basketCustomer, basketTime, basketOffset, basketItem };
}
