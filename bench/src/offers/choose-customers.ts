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

const PAGE = 20;
const QUERY = `query Customers($after: String) {
  customers(first: ${PAGE}, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } }
}`;

interface Page {
  readonly customers: {
    readonly nodes: readonly { readonly id: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
}

/** The first so many customers in order of id who get a full list. Ids say nothing about what somebody bought. */
export async function chooseCustomers(
  connection: Connection,
  { count, tokens }: { count: number; tokens: Tokens },
): Promise<Chosen> {
  const customers: string[] = [];
  let leftOut = 0;
  let after: string | null = null;
  for (;;) {
    const request = postJson('/graphql', { query: QUERY, variables: { after } }, tokens.merchandiser);
    const { customers: page }: Page = await ask<Page>(connection, request);
    for (const { id } of page.nodes) {
      const { offers } = await ask<OffersAnswer>(
        connection,
        offersRequest('storefront', id, tokens.storefront),
      );
      if (productsOf(offers).length === FIRST) customers.push(id);
      else leftOut += 1;
      if (customers.length === count) return { customers, leftOut };
    }
    if (!page.pageInfo.hasNextPage) return { customers, leftOut };
    after = page.pageInfo.endCursor;
  }
}
