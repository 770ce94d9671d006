import type { ProductFacts } from '@wherefore/contracts';
import { browseProducts as statement, type Graph } from '@wherefore/graph';
import { loadEpoch } from '../offers/load-epoch.js';
import { loadProductFacts } from '../offers/load-product-facts.js';
import { fulltextQuery } from './find-products.js';
import { type Page, pageOf } from './page.js';

export interface CatalogueQuery {
  /** Words of the title or the id; null for all. */
  readonly search: string | null;
  readonly brand: string | null;
  /** Also what is in the categories under it. */
  readonly category: string | null;
  readonly stock: 'in' | 'out' | null;
  readonly first: number;
  readonly skip: number;
}

export interface CatalogueLine {
  readonly product: ProductFacts;
  /** Different customers who bought it. */
  readonly buyers: number;
  /** Relationships that lead from it to other products, in the current epoch or given. */
  readonly relationships: number;
}

/** Products as somebody who looks after them searches for them. */
export async function browseProducts(graph: Graph, query: CatalogueQuery): Promise<Page<CatalogueLine>> {
  const { search, brand, category, stock, first, skip } = query;
  const words = search === null ? '' : fulltextQuery(search);
  const epoch = (await loadEpoch(graph))?.id ?? '';
  const rows = await graph.read(statement, {
    query: words === '' ? null : words,
    brand,
    category,
    stock,
    epoch,
    skip,
    limit: first + 1,
  });
  const facts = await loadProductFacts(
    graph,
    rows.map(({ id }) => id),
  );
  const lines = rows.flatMap(({ id, buyers, relationships }) => {
    const product = facts.get(id);
    return product === undefined ? [] : [{ product, buyers, relationships }];
  });
  return pageOf(lines, first);
}
