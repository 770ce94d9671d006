import {
  accepted,
  type DecisionRecord,
  type Offer,
  type Placement,
  refused,
  type RequestRefused,
  type Result,
  WhereforeError,
} from '@wherefore/contracts';
import type { Comparison, WhyNot } from '@wherefore/explain';
import { recallDecision } from '../record/recall-decision.js';
import { compareLists } from './compare-decided.js';
import type { Decided } from './decide-offers.js';
import { offersAsRecorded, unknownDecision } from './explain-offered.js';
import type { OfferParts } from './offer.js';
import { readSnapshot, type Recalled } from './recorded.js';
import { replayDecision } from './replay-decision.js';
import { whyNotRecorded } from './why-not.js';

/** A recorded decision, opened to be looked at: what was answered, as it was answered. */
export interface Reviewed {
  readonly recalled: Recalled;
  readonly record: DecisionRecord;
  readonly placement: Placement;
  /** As they were shown, each with the very terms that were added then. */
  readonly offers: readonly Offer[];
}

/** The same decision, computed once more from what it was computed from. */
export interface Repeated {
  /** Did the same come out? */
  readonly equal: boolean;
  /** What did not, in sentences. */
  readonly differences: readonly string[];
  readonly decided: Decided | null;
  /** Why it cannot be computed again; null where it was. */
  readonly impossible: string | null;
}

/** Opens a recorded decision. Throws UNAVAILABLE when the record cannot be reached, NOT_FOUND where what it rests on is gone. */
export async function reviewDecision(
  parts: OfferParts,
  id: string,
): Promise<Result<Reviewed, RequestRefused>> {
  const recalled = await recallDecision(parts, id);
  if (recalled === null) return refused(unknownDecision(id));
  const { record, snapshot } = recalled;
  const placement = readSnapshot<Placement>(snapshot, 'placement', record.basis.placement);
  const offers = await offersAsRecorded(parts, recalled, record.offers);
  const ranked = offers.map((offer, place) => ({ ...offer, rank: place + 1 }));
  return accepted({ recalled, record, placement, offers: ranked });
}

/** Computes a decision again, where all that it rests on is still there. */
export async function repeatDecision({ desk }: OfferParts, recalled: Recalled): Promise<Repeated> {
  try {
    return { ...(await replayDecision(desk, recalled)), impossible: null };
  } catch (error) {
    if (!(error instanceof WhereforeError) || error.code !== 'NOT_FOUND') throw error;
    return { equal: false, differences: [], decided: null, impossible: error.message };
  }
}

/** Why a product is not in a recorded list. */
export async function whyNotOffered(
  parts: OfferParts,
  asked: { readonly decision: string; readonly product: string },
): Promise<Result<WhyNot, RequestRefused>> {
  const recalled = await recallDecision(parts, asked.decision);
  if (recalled === null) return refused(unknownDecision(asked.decision));
  return accepted(await whyNotRecorded(parts.desk, recalled, asked.product));
}

/** What differs between two recorded decisions. */
export async function compareRecorded(
  parts: OfferParts,
  ids: readonly [string, string],
): Promise<Result<Comparison, RequestRefused>> {
  const [a, b] = await Promise.all(ids.map((id) => recallDecision(parts, id)));
  if (a === null || a === undefined) return refused(unknownDecision(ids[0]));
  if (b === null || b === undefined) return refused(unknownDecision(ids[1]));
  const [first, second] = [await replayDecision(parts.desk, a), await replayDecision(parts.desk, b)];
  return accepted(compareLists(first.decided, second.decided));
}
