import { randomUUID } from 'node:crypto';
import {
  accepted,
  type Decision,
  DecisionId,
  type OfferRequest,
  refused,
  type RequestRefused,
  type Result,
} from '@wherefore/contracts';
import { PLACEMENTS, placementById } from '@wherefore/governance';
import type { Graph } from '@wherefore/graph';
import { emptyReason } from './empty-reason.js';
import { loadEpoch } from './load-epoch.js';
import { loadSituation } from './load-situation.js';
import { type Question, rankCandidates } from './rank-candidates.js';
import { clockNotes, recencyClock } from './recency-clock.js';
import { selectEligible } from './select-eligible.js';
import { wordOffers } from './word-offers.js';

export interface OfferParts {
  readonly graph: Graph;
  /** Personalisation for customers who have said nothing. */
  readonly consentDefault: boolean;
}

/**
 * Decides a list of offers and explains it; changes nothing. Expected refusals (an unknown placement, missing context)
 * are values; an empty list says why. Throws UNAVAILABLE when the graph cannot be reached.
 */
export async function decideOffers(
  parts: OfferParts,
  request: OfferRequest,
  now: Date,
): Promise<Result<Decision, RequestRefused>> {
  const started = performance.now();
  const placement = placementById(request.placement);
  if (placement === undefined) return refused(unknownPlacement(request.placement));
  if (placement.needs === 'viewing' && request.viewing === undefined)
    return refused(missingViewing(placement.id));

  const epoch = await loadEpoch(parts.graph);
  const situation = await loadSituation(parts, request, recencyClock(epoch, now));
  const list =
    epoch === null ? NOTHING : await fillList(parts.graph, { request, placement, situation, epoch });
  return accepted({
    id: DecisionId.parse(randomUUID()),
    at: now.toISOString(),
    request,
    epoch: epoch?.id ?? null,
    personalised: situation.known && situation.consent,
    notes: [...notesOf(situation), ...clockNotes(situation, epoch, now)],
    ...list,
    empty: list.offers.length > 0 ? null : emptyReason(epoch, list),
    tookMs: Math.round((performance.now() - started) * 100) / 100,
  });
}

type List = Pick<Decision, 'offers' | 'refused' | 'candidates' | 'degraded'>;

const NOTHING: List = { offers: [], refused: [], candidates: 0, degraded: [] };

/** Evidence, score, hard rules, words: from a question to a list. */
async function fillList(graph: Graph, question: Question): Promise<List> {
  const { ranked, context, degraded } = await rankCandidates(graph, question);
  const { first } = question.request;
  const { chosen, refused: heldBack } = await selectEligible(graph, ranked, { first, context });
  return { offers: wordOffers(chosen, question), refused: heldBack, candidates: ranked.length, degraded };
}

function notesOf(situation: { customer: string | null; known: boolean; consent: boolean }): string[] {
  if (situation.customer === null) return [];
  if (!situation.known)
    return ['This customer is not known: offers rest on the request and on what the shop sells.'];
  return situation.consent
    ? []
    : ['This customer has not agreed to personalisation: their history was not used.'];
}

function unknownPlacement(id: string): RequestRefused {
  const known = PLACEMENTS.map((placement) => placement.id).join(', ');
  return {
    code: 'unknown-placement',
    message: `There is no placement ${JSON.stringify(id)}. There are: ${known}.`,
  };
}

const missingViewing = (placement: string): RequestRefused => ({
  code: 'missing-context',
  message: `The placement ${placement} needs "viewing": the product being looked at.`,
});
