import type { ProductFacts, ProductId } from '@wherefore/contracts';
import { type Graph, loadFacts } from '@wherefore/graph';

/** Products as the graph has them now, by id; unknown ids are missing. */
export async function loadProductFacts(
  graph: Graph,
  ids: readonly string[],
): Promise<Map<ProductId, ProductFacts>> {
  if (ids.length === 0) return new Map();
  const rows = await graph.read(loadFacts, { ids: [...new Set(ids)] });
  return new Map(rows.map((row) => [row.id, row]));
}
