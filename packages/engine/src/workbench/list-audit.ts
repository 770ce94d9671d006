import { type Graph, listAudit as listEntries, type RowOf } from '@wherefore/graph';

export type AuditEntry = RowOf<typeof listEntries>;

export interface AuditQuery {
  /** Start of the kind of action, such as `workbench.`; empty for all. */
  readonly what: string;
  readonly who: string | null;
  /** Only earlier ones, ISO 8601. */
  readonly before: string | null;
  readonly first: number;
}

/** Who did what, latest first. */
export const listAudit = (graph: Graph, { first, ...query }: AuditQuery): Promise<readonly AuditEntry[]> =>
  graph.read(listEntries, { ...query, limit: first });
