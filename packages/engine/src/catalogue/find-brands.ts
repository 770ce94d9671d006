import { type Graph, searchBrands } from '@wherefore/graph';

/** Names of brands that hold a text, in order of name. */
export async function findBrands(graph: Graph, search: string, limit: number): Promise<string[]> {
  return (await graph.read(searchBrands, { search: search.trim(), limit })).map(({ name }) => name);
}
