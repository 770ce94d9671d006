import type { Placement } from '@wherefore/contracts';
import { DEFAULT_PLACEMENTS } from '@wherefore/governance';
import { type Graph, listSavedPlacements } from '@wherefore/graph';
import { readPlacement } from './parse-placement.js';

/** A placement, and where it comes from. */
export interface PlacementState {
  readonly placement: Placement;
  /** Number of its version; 0 for a default that was never saved. */
  readonly version: number;
  /** False: withdrawn, nobody can ask for it. A default that is withdrawn holds as it came. */
  readonly active: boolean;
  /** Who changed it last, why and when; null for a default. */
  readonly changed: { readonly owner: string; readonly reason: string; readonly at: string } | null;
}

/**
 * Every placement, the shop's own and the defaults, by id. One whose saved configuration can no longer be read counts
 * as withdrawn: its default holds, where there is one.
 */
export async function listPlacements(graph: Graph): Promise<readonly PlacementState[]> {
  const states = new Map<string, PlacementState>(
    DEFAULT_PLACEMENTS.map((placement) => [
      placement.id,
      { placement, version: 0, active: true, changed: null },
    ]),
  );
  for (const { id, version, config, active, owner, reason, at } of await graph.read(
    listSavedPlacements,
    {},
  )) {
    const standard = DEFAULT_PLACEMENTS.find((one) => one.id === id);
    const own = readPlacement(config);
    const placement = active && own !== null ? own : (standard ?? own);
    if (placement === null) continue;
    states.set(id, {
      placement,
      version,
      active: (active && own !== null) || standard !== undefined,
      changed: { owner, reason, at },
    });
  }
  return [...states.values()].sort((a, b) => (a.placement.id < b.placement.id ? -1 : 1));
}
