import type { Connection } from '../load/connection.js';
import { postJson } from '../load/request.js';
import type { Tokens } from '../stack/tokens.js';
import { type OffersAnswer, productsOf } from './answers.js';
import { ask } from './ask.js';
import { FIRST, offersRequest } from './operations.js';

/** Whom offers are asked for. */
export interface Chosen {
  /** Those whose list is full: ten offers each. */
  readonly customers: readonly string[];
  /** How many were asked in vain, because fewer offers than that could be made. */
  readonly leftOut: number;
}

const PAGE = 100;
const QUERY = `query Customers($after: String) {
  customers(first: ${PAGE}, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } }
}`;

interface Page {
  readonly customers: {
    readonly nodes: readonly { readonly id: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
}

/** Evenly spread over all customers in order of id, so that they stand for all of them. */
export async function chooseCustomers(
  connection: Connection,
  { count, tokens }: { count: number; tokens: Tokens },
): Promise<Chosen> {
  const all = await everyCustomer(connection, tokens.merchandiser);
  const step = Math.max(1, Math.floor(all.length / (count * 1.2)));
  const customers: string[] = [];
  let leftOut = 0;
  for (let at = 0; at < all.length && customers.length < count; at += step) {
    const customer = all[at] ?? '';
    const { offers } = await ask<OffersAnswer>(
      connection,
      offersRequest('storefront', customer, tokens.storefront),
    );
    if (productsOf(offers).length === FIRST) customers.push(customer);
    else leftOut += 1;
  }
  return { customers, leftOut };
}

async function everyCustomer(connection: Connection, headers: Tokens['merchandiser']): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  for (;;) {
    const request = postJson('/graphql', { query: QUERY, variables: { after } }, headers);
    const { customers }: Page = await ask<Page>(connection, request);
    ids.push(...customers.nodes.map(({ id }) => id));
    if (!customers.pageInfo.hasNextPage) return ids;
    after = customers.pageInfo.endCursor;
  }
}
