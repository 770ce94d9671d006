import type { Placement } from '@wherefore/contracts';
import { type Graph, listSavedVersions } from '@wherefore/graph';
import { readPlacement } from './parse-placement.js';

export interface PlacementVersion {
  readonly version: number;
  /** Null where a later version of the product cannot read it any more. */
  readonly placement: Placement | null;
  readonly owner: string;
  readonly reason: string;
  readonly at: string;
}

const MOST_VERSIONS = 200;

/** What a placement was, newest first; empty for a default that was never saved. */
export async function listPlacementVersions(graph: Graph, id: string): Promise<readonly PlacementVersion[]> {
  const rows = await graph.read(listSavedVersions, { id, limit: MOST_VERSIONS });
  return rows.map(({ config, ...rest }) => ({ ...rest, placement: readPlacement(config) }));
}
