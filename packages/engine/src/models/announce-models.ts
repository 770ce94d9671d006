import { countMoves, type Graph } from '@wherefore/graph';
import type { QueueDoor } from '@wherefore/queue';

export interface AnnounceParts {
  readonly graph: Graph;
  readonly queue: Pick<QueueDoor, 'live' | 'tallies'>;
}

const ANNOUNCED = 'models-announced';
const KEEP_MS = 30 * 86_400_000;

/** Tells every process that decides offers that an alias has moved, and notes which move it told of. */
export async function announceModels({ graph, queue }: AnnounceParts): Promise<void> {
  const moves = await movesOf(graph);
  await queue.live.touch({ models: true });
  await queue.tallies.write(ANNOUNCED, String(moves), KEEP_MS);
}

/** Says it again where whoever moved an alias died before it was said; true where that was so. */
export async function announceMissed(parts: AnnounceParts): Promise<boolean> {
  const announced = await parts.queue.tallies.readText(ANNOUNCED);
  if (announced === String(await movesOf(parts.graph))) return false;
  await announceModels(parts);
  return true;
}

const movesOf = async (graph: Graph): Promise<number> => (await graph.read(countMoves, {}))[0]?.moves ?? 0;
