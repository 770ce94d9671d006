import { findQuarantine, type Graph } from '@wherefore/graph';
import type { HeldFilter } from './list-held.js';

const PAGE = 500;

/** Ids of all held records that a filter lets through, page by page; each comes once, whatever is done with it. */
export async function* eachHeld(
  graph: Pick<Graph, 'read'>,
  { source, reason, position }: HeldFilter,
): AsyncGenerator<readonly string[]> {
  for (let after = ''; ;) {
    const rows = await graph.read(findQuarantine, { source, reason, position, after, limit: PAGE });
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return;
    yield ids;
    after = ids.at(-1) ?? after;
  }
}
