import type { ProductFacts } from '@wherefore/contracts';
import { type Graph, listComplements, listTopSellers, listUpgrades, type RowOf } from '@wherefore/graph';
import { loadEpoch } from '../offers/load-epoch.js';
import { loadProductFacts } from '../offers/load-product-facts.js';

/** A product by id, or null. */
export async function loadProduct(graph: Graph, id: string): Promise<ProductFacts | null> {
  const [product] = [...(await loadProductFacts(graph, [id])).values()];
  return product ?? null;
}

/** A learned relationship to another product, with the numbers that support it. */
export interface Complement {
  readonly product: ProductFacts;
  readonly evidence: RowOf<typeof listComplements>;
}

/** What goes with a product in the current epoch, strongest first. */
export async function loadComplements(graph: Graph, id: string, limit: number): Promise<Complement[]> {
  const epoch = await loadEpoch(graph);
  if (epoch === null) return [];
  const rows = await graph.read(listComplements, { id, epoch: epoch.id, limit });
  const facts = await loadProductFacts(
    graph,
    rows.map((row) => row.id),
  );
  return rows.flatMap((evidence) => {
    const product = facts.get(evidence.id);
    return product === undefined ? [] : [{ product, evidence }];
  });
}

/** What a product can be upgraded to. */
export async function loadUpgrades(graph: Graph, id: string): Promise<ProductFacts[]> {
  const rows = await graph.read(listUpgrades, { id });
  return [
    ...(
      await loadProductFacts(
        graph,
        rows.map((row) => row.id),
      )
    ).values(),
  ];
}

/** What sells best in a segment in the current epoch, best first. */
export async function loadTopSellers(graph: Graph, segment: string, limit: number): Promise<ProductFacts[]> {
  const epoch = await loadEpoch(graph);
  if (epoch === null) return [];
  const rows = await graph.read(listTopSellers, { segment, epoch: epoch.id, limit });
  const facts = await loadProductFacts(
    graph,
    rows.map((row) => row.id),
  );
  return rows.flatMap((row) => facts.get(row.id) ?? []);
}
