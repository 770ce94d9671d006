import type { Graph } from '@wherefore/graph';
import { WhereforeError } from '@wherefore/contracts';
import { cypher } from '../stack/cypher.js';
import { randomFrom } from './random.js';

const [WRITERS, ROUNDS, NODES, LOCKED] = [16, 60, 20, 6];

/** Deadlocks in 1,000 bare transactions of 16 writers that each lock 6 of 20 products, in sorted or in any order. */
export async function contendForNodes(graph: Graph, order: 'sorted' | 'any order'): Promise<number> {
  const names = Array.from({ length: NODES }, (_, n) => `contended-${String(n).padStart(2, '0')}`);
  await graph.runText(cypher('contended-products'), { ids: names });
  const touch = cypher('touch-products');
  let deadlocks = 0;
  await Promise.all(
    Array.from({ length: WRITERS }, async (_, writer) => {
      const random = randomFrom(writer + 1);
      for (let round = 0; round < ROUNDS; round += 1) {
        const ids = random.shuffled(names).slice(0, LOCKED);
        if (order === 'sorted') ids.sort();
        await graph.runText(touch, { ids }).catch((error: unknown) => {
          if (!(error instanceof WhereforeError && /Deadlock/.test(error.message))) throw error;
          deadlocks += 1;
        });
      }
    }),
  );
  return Math.round((deadlocks / (WRITERS * ROUNDS)) * 1_000);
}
