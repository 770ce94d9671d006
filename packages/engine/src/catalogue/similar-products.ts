import type { ProductFacts } from '@wherefore/contracts';
import { type Graph, searchProducts, similarProducts as bySimilarity } from '@wherefore/graph';
import { loadProductFacts } from '../offers/load-product-facts.js';
import { anyWord } from './find-products.js';

export interface SimilarProducts {
  /** `content`: by the vectors that learning made; `title`: by words, for a product that came since. */
  readonly by: 'content' | 'title';
  /** The nearest first. */
  readonly products: readonly {
    readonly product: ProductFacts;
    /** Likeness of content, -1 to 1; null by title. */
    readonly cosine: number | null;
  }[];
}

/** Products that are described most like one; null where there is no such product. */
export async function similarProducts(
  graph: Graph,
  { id, first }: { readonly id: string; readonly first: number },
): Promise<SimilarProducts | null> {
  const own = (await loadProductFacts(graph, [id])).get(id as ProductFacts['id']);
  if (own === undefined || own.deleted) return null;
  const near = await graph.read(bySimilarity, { id, limit: first });
  if (near.length > 0) return { by: 'content', products: await withFacts(graph, near) };
  const query = anyWord(own.title ?? '');
  const found = query === '' ? [] : await graph.read(searchProducts, { query, limit: first + 1 });
  const others = found.filter((row) => row.id !== id).slice(0, first);
  return {
    by: 'title',
    products: await withFacts(
      graph,
      others.map((row) => ({ id: row.id, cosine: null })),
    ),
  };
}

async function withFacts(
  graph: Graph,
  rows: readonly { readonly id: ProductFacts['id']; readonly cosine: number | null }[],
): Promise<SimilarProducts['products']> {
  const facts = await loadProductFacts(
    graph,
    rows.map(({ id }) => id),
  );
  return rows.flatMap(({ id, cosine }) => {
    const product = facts.get(id);
    return product === undefined ? [] : [{ product, cosine }];
  });
}
