import { type RegisteredTerm, TermContract } from '@wherefore/contracts';
import { type Graph, listTermRows, type RowOf } from '@wherefore/graph';

/** Models that add to scores, by name; and those that cannot be asked, because this version of the product cannot read their contract. */
export interface Terms {
  readonly terms: readonly RegisteredTerm[];
  readonly unreadable: readonly string[];
}

export async function loadTerms(graph: Pick<Graph, 'read'>): Promise<Terms> {
  const rows = await graph.read(listTermRows, {});
  const terms = rows.flatMap((row) => toTerm(row) ?? []);
  const known = new Set(terms.map(({ contract }) => contract.name));
  return { terms, unreadable: rows.map(({ name }) => name).filter((name) => !known.has(name)) };
}

/** Null where the contract cannot be read. */
export function toTerm(row: RowOf<typeof listTermRows>): RegisteredTerm | null {
  const { version, hash, by, why, at } = row;
  const parsed = TermContract.safeParse(JSON.parse(row.contract));
  return parsed.success ? { contract: parsed.data, version, hash, by, why, at } : null;
}
