import { type RegisteredTerm, TermContract } from '@wherefore/contracts';
import { type Graph, listTermRows, type RowOf } from '@wherefore/graph';

/** Models that add to scores, by name. Throws where a contract cannot be read any more. */
export async function listTerms(graph: Pick<Graph, 'read'>): Promise<RegisteredTerm[]> {
  return (await graph.read(listTermRows, {})).map(toTerm);
}

export function toTerm({ contract, version, hash, by, why, at }: RowOf<typeof listTermRows>): RegisteredTerm {
  return { contract: TermContract.parse(JSON.parse(contract)), version, hash, by, why, at };
}
