import type { ProductFacts, ProductId } from '@wherefore/contracts';
import type { Graph } from '@wherefore/graph';
import { readProducts } from './read-products.js';

/** Products as the graph has them now, by id; unknown ids are missing. */
export async function loadProductFacts(
  graph: Graph,
  ids: readonly string[],
): Promise<Map<ProductId, ProductFacts>> {
  return new Map((await readProducts(graph, ids)).map((facts) => [facts.id, facts]));
}
