import { DEFAULT_PLACEMENTS, savePlacement } from '@wherefore/engine';
import type { Graph } from '@wherefore/graph';

/**
 * Saves every placement with the longest time that evidence may take: on a busy machine a database that has just been
 * started takes longer than a shop's visitors would wait, and a test that is not about that must not see it.
 */
export async function bePatient(parts: { graph: Graph; announce(): Promise<void> }): Promise<void> {
  for (const placement of DEFAULT_PLACEMENTS) {
    const config = { ...placement, budgetMs: 10_000 };
    const saved = await savePlacement(parts, { config, who: 'test', why: 'To wait' }, new Date());
    if (!saved.ok) throw new Error(saved.refusal.message);
  }
}
