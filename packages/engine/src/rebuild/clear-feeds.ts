import { deleteLabel, type Graph } from '@wherefore/graph';
import { FROM_FEEDS } from './state-scope.js';

const PAGE = 2_000;

/**
 * Removes everything that feeds have put into the graph, and the marks of it, with all relationships, learned ones too; what
 * people set stays. Cut short, it is run again. Feeds must wait meanwhile, and a rebuild must follow.
 */
export async function clearFeeds(graph: Graph, onProgress: (deleted: number) => void): Promise<number> {
  let total = 0;
  for (const label of [...Object.keys(FROM_FEEDS), 'Inbox'])
    for (;;) {
      const [row] = await graph.write(deleteLabel, { label, limit: PAGE });
      const deleted = row?.deleted ?? 0;
      total += deleted;
      onProgress(total);
      if (deleted < PAGE) break;
    }
  return total;
}
