import { actsForAnybody, type Principal } from '@wherefore/contracts';
import { recallDecision } from '@wherefore/engine';
import { accessError } from '../graphql/access/access-error.js';
import type { Parts } from '../graphql/context.js';

/**
 * Feedback that names nobody counts for the customer whose decision it names: those who act for one customer, or for
 * nobody known, may give it on their own decisions and on those made for nobody known. Throws FORBIDDEN.
 */
export async function forbidForeignFeedback(
  parts: Parts,
  principal: Principal,
  events: readonly { readonly decision?: string | null }[],
): Promise<void> {
  if (actsForAnybody(principal)) return;
  const own: string | null = principal.customer === null ? null : parts.keyring.pseudonym(principal.customer);
  const named = new Set(events.flatMap(({ decision }) => decision ?? []));
  for (const id of named) {
    const customer: string | undefined = (await recallDecision(parts, id))?.record.request.customer;
    if (customer !== undefined && customer !== own)
      throw accessError('FORBIDDEN', 'This token may not report on that decision');
  }
}
