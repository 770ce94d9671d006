import { actsForAnybody, type Principal } from '@wherefore/contracts';
import { recallDecision } from '@wherefore/engine';
import type { Parts } from '../graphql/context.js';

/** May they ask about a recorded decision? Those who act for one customer may for that customer's own, nobody else's. */
export async function mayReadDecision(parts: Parts, principal: Principal, id: string): Promise<boolean> {
  if (actsForAnybody(principal)) return true;
  if (principal.customer === null) return false;
  const recalled = await recallDecision(parts, id);
  const asker: string = parts.keyring.pseudonym(principal.customer);
  return recalled?.record.request.customer === asker;
}
