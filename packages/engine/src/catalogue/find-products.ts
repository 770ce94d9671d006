import type { ProductFacts } from '@wherefore/contracts';
import { type Graph, listProducts, searchProducts } from '@wherefore/graph';
import { loadProductFacts } from '../offers/load-product-facts.js';
import { type Page, pageOf } from './page.js';

export interface ProductQuery {
  /** Words of the title; best match first. Searching and paging exclude each other. */
  readonly search: string | null;
  readonly category: string | null;
  readonly first: number;
  readonly after: string;
}

/** Products by words of their title, or all of a category, a page at a time. */
export async function findProducts(graph: Graph, query: ProductQuery): Promise<Page<ProductFacts>> {
  const words = query.search === null ? '' : fulltextQuery(query.search);
  const limit = query.first + 1;
  const rows =
    words === ''
      ? await graph.read(listProducts, { after: query.after, category: query.category, limit })
      : await graph.read(searchProducts, { query: words, limit });
  const facts = await loadProductFacts(
    graph,
    rows.map((row) => row.id),
  );
  return pageOf(
    rows.flatMap((row) => facts.get(row.id) ?? []),
    query.first,
  );
}

/** Words as a Lucene query: every word must be there, the last may be unfinished. Nothing in it is syntax. */
export function fulltextQuery(search: string): string {
  return wordsIn(search)
    .map((word) => `+${word}*`)
    .join(' ');
}

/** As a Lucene query for titles with any of the words, those with most and rarest first. */
export const anyWord = (title: string): string => wordsIn(title).join(' ');

/** In small letters, so that none is an operator. */
const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
