import {
  type Graph,
  listPurchases,
  loadCustomer as loadCustomerStatement,
  loadSegments,
  type RowOf,
  searchCustomers,
} from '@wherefore/graph';
import type { ProductFacts } from '@wherefore/contracts';
import { loadProductFacts } from '../offers/load-product-facts.js';
import type { DeskParts } from '../offers/desk.js';
import { type Page, pageOf } from './page.js';

export type CustomerFacts = RowOf<typeof loadCustomerStatement>;
export type SegmentFacts = RowOf<typeof loadSegments>;
export interface Purchase {
  readonly product: ProductFacts;
  readonly history: RowOf<typeof listPurchases>;
}

/** A customer by the shop's own id, or null. */
export async function loadCustomer(
  parts: Pick<DeskParts, 'graph' | 'consentDefault'>,
  id: string,
): Promise<CustomerFacts | null> {
  const [row] = await parts.graph.read(loadCustomerStatement, { id, consentDefault: parts.consentDefault });
  return row ?? null;
}

/** Customers whose id or pseudonym begins with a text. */
export async function findCustomers(
  parts: Pick<DeskParts, 'graph' | 'consentDefault'>,
  query: { search: string; first: number; after: string },
): Promise<Page<CustomerFacts>> {
  const rows = await parts.graph.read(searchCustomers, {
    search: query.search,
    after: query.after,
    limit: query.first + 1,
  });
  const customers = await Promise.all(rows.map((row) => loadCustomer(parts, row.id)));
  return pageOf(
    customers.filter((customer) => customer !== null),
    query.first,
  );
}

/** What a customer bought, latest first; `skip` counts from the latest. */
export async function loadPurchases(
  graph: Graph,
  id: string,
  page: { first: number; skip: number },
): Promise<Page<Purchase>> {
  const rows = await graph.read(listPurchases, { id, skip: page.skip, limit: page.first + 1 });
  const facts = await loadProductFacts(
    graph,
    rows.map((row) => row.product),
  );
  const purchases = rows.flatMap((history) => {
    const product = facts.get(history.product);
    return product === undefined ? [] : [{ product, history }];
  });
  return pageOf(purchases, page.first);
}

/** Segments, all or by id, in order of id. */
export async function findSegments(
  graph: Graph,
  query: { ids: readonly string[] | null; first: number; after: string },
): Promise<Page<SegmentFacts>> {
  const ids = query.ids === null ? null : [...query.ids];
  return pageOf(
    await graph.read(loadSegments, { ids, after: query.after, limit: query.first + 1 }),
    query.first,
  );
}
