import {
  accepted,
  type Decision,
  type OfferRequest,
  type RequestRefused,
  type Result,
} from '@wherefore/contracts';
import type { Desk } from './desk.js';
import { emptyReason } from './empty-reason.js';
import type { Inputs } from './inputs.js';
import { loadInputs, type Moment } from './load-inputs.js';
import { modelsLeftOut, notesOf } from './notes-of.js';
import { type Recorded, recordOf } from './record-of.js';
import { NOTHING, type Selection, selectOffers } from './select-offers.js';
import { steadyShelf } from './steady-shelf.js';
import { wordOffers } from './word-offers.js';

/** A decided list, and what it takes to keep and to repeat it. */
export interface Decided {
  readonly decision: Decision;
  readonly inputs: Inputs;
  readonly selection: Selection;
  /** For the record: what was decided, and what it was decided from. */
  record(): Recorded;
}

/**
 * Decides a list of offers and explains it; changes nothing and records nothing. Expected refusals (an unknown placement,
 * missing context) are values; an empty list says why. Throws UNAVAILABLE when Redis cannot be reached.
 */
export async function decideOffers(
  desk: Desk,
  request: OfferRequest,
  moment: Moment,
): Promise<Result<Decided, RequestRefused>> {
  const started = performance.now();
  const inputs = await loadInputs(desk, request, moment);
  if (!inputs.ok) return inputs;
  return accepted(await decideFrom(desk, inputs.value, started));
}

/** The decision that follows from these inputs, whether they are true or supposed. */
export async function decideFrom(desk: Desk, inputs: Inputs, started = performance.now()): Promise<Decided> {
  const selection =
    inputs.epoch === null || inputs.evidence === null
      ? { ...NOTHING }
      : await selectOffers(
          { index: desk.index, products: steadyShelf(desk.products) },
          { ...inputs, epoch: inputs.epoch, evidence: inputs.evidence },
        );
  const { situation } = inputs;
  const { offers, bundles } = wordOffers(inputs, selection);
  const degraded = degradedOf(inputs, selection);
  const decision: Decision = {
    id: null,
    at: situation.at,
    request: inputs.request,
    versions: {
      epoch: inputs.epoch?.id ?? null,
      rules: inputs.rules.version,
      placement: inputs.basis.placement,
    },
    placement: inputs.placement,
    personalised: situation.known && situation.consent,
    taken: inputs.taken,
    notes: notesOf(inputs, selection),
    degraded,
    ...(selection.models.length > 0 ? { models: selection.models } : {}),
    offers,
    bundles,
    refused: selection.refused,
    funnel: selection.funnel,
    empty: offers.length > 0 ? null : emptyReason(inputs.epoch, selection, degraded),
    tookMs: Math.round((performance.now() - started) * 100) / 100,
  };
  return {
    decision,
    inputs,
    selection,
    record: () => recordOf(inputs, { decision, selection }),
  };
}

/** What a decision had to do without, in sentences. */
const degradedOf = ({ unread }: Inputs, { leftOut, models, shelf }: Selection): string[] => [
  ...unread,
  ...(shelf.unread === null
    ? []
    : [`products: ${shelf.unread}; only those that were read before are offered`]),
  ...leftOut.map(({ source, reason }) => `${source}: ${reason}`),
  ...modelsLeftOut(models),
];
