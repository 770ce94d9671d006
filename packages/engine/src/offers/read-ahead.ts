import { OfferRequest } from '@wherefore/contracts';
import { decideFrom } from './decide-offers.js';
import type { Desk } from './desk.js';
import { loadInputs } from './load-inputs.js';

/** Evidence may be as late as it takes, because nobody waits for the list, ms. */
const PATIENT_MS = 10_000;

/**
 * Decides for a stranger in every placement, and for nobody: what their lists rest on is in memory then, before somebody asks for one
 * and before the graph may be away. Throws UNAVAILABLE.
 */
export async function readAhead(desk: Desk, now: Date): Promise<void> {
  await desk.hear();
  const { placements } = await desk.knowledge();
  for (const { placement } of placements.values()) {
    const request = OfferRequest.parse({ placement: placement.id, first: placement.slots });
    const inputs = await loadInputs(desk, request, { now, unfinished: true });
    if (!inputs.ok) continue;
    await decideFrom(desk, { ...inputs.value, placement: { ...placement, budgetMs: PATIENT_MS } });
  }
}
