import type { Placement } from '@wherefore/contracts';
import type { Graph } from '@wherefore/graph';
import { listPlacements } from './list-placements.js';

/** The placements that offers can be asked for: the defaults, and in their stead or beside them what the shop configured. */
export async function loadPlacements(graph: Graph): Promise<readonly Placement[]> {
  const states = await listPlacements(graph);
  return states.filter(({ active }) => active).map(({ placement }) => placement);
}
