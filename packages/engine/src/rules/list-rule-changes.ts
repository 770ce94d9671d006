import { type Graph, listChanges, type RowOf } from '@wherefore/graph';

export type RuleChange = RowOf<typeof listChanges>;

/** Who did what to the rules, latest first. */
export const listRuleChanges = (
  graph: Pick<Graph, 'read'>,
  { first }: { readonly first: number },
): Promise<readonly RuleChange[]> => graph.read(listChanges, { what: 'rules.', limit: first });
