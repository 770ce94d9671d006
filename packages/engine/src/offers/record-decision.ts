import {
  accepted,
  type Decision,
  DecisionId,
  type Offer,
  refused,
  type RequestRefused,
  type Result,
} from '@wherefore/contracts';
import type { IntakeParts } from '../intake/submit-batch.js';

/** How long a decision can be asked about by its id, seconds. */
const REMEMBERED_FOR = 7 * 86_400;

/** Keeps a decision, sealed. Throws UNAVAILABLE: an offer nobody can account for is not shown. */
export async function recordDecision({ queue, keyring }: IntakeParts, decision: Decision): Promise<void> {
  await queue.rememberDecision(decision.id, keyring.seal(JSON.stringify(decision)), REMEMBERED_FOR);
}

/** A recorded decision by its id, or null when there is none (any more). */
export async function recallDecision({ queue, keyring }: IntakeParts, id: string): Promise<Decision | null> {
  const key = DecisionId.safeParse(id);
  const sealed = key.success ? await queue.recallDecision(key.data) : null;
  return sealed === null ? null : (JSON.parse(keyring.open(sealed)) as Decision);
}

/** Why a product was offered in a recorded decision: the very explanation that went with the answer. */
export async function explainOffered(
  parts: IntakeParts,
  asked: { decision: string; product: string },
): Promise<Result<Offer, RequestRefused>> {
  const decision = await recallDecision(parts, asked.decision);
  if (decision === null) {
    return refused({
      code: 'unknown-decision',
      message: `There is no decision ${JSON.stringify(asked.decision)} of the last 7 days.`,
    });
  }
  const offer = decision.offers.find(({ product }) => product.id === asked.product);
  if (offer !== undefined) return accepted(offer);
  const held = decision.refused.find(({ product }) => product === asked.product);
  const why =
    held === undefined
      ? 'it did not rank high enough, or nothing spoke for it.'
      : `${held.rule}: ${held.reason}`;
  return refused({
    code: 'not-offered',
    message: `${asked.product} was not offered in this decision: ${why}`,
  });
}
