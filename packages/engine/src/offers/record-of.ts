import type {
  Anchor,
  Decision,
  DecisionRecord,
  OfferRequest,
  RecordedTerm,
  Snapshot,
} from '@wherefore/contracts';
import type { Keyring } from '../keyring.js';
import type { Inputs } from './inputs.js';
import type { Chosen, Selection } from './select-offers.js';

export interface Recorded {
  readonly record: DecisionRecord;
  readonly snapshots: readonly Snapshot[];
}

/** A decision as it is kept: pseudonymous, compact, with what it was computed from by reference. */
export function recordOf(
  keyring: Keyring,
  inputs: Inputs,
  { decision, selection }: { decision: Decision; selection: Selection },
): Recorded {
  const { situation, request, seed, basis } = inputs;
  const anchors = new AnchorList();
  const offers = selection.chosen.map((chosen) => recordedOffer(chosen, anchors));
  const looked = [...selection.shelf.values()];
  const record: DecisionRecord = {
    v: 1,
    at: situation.at,
    now: situation.now,
    request: withPseudonyms(request, keyring),
    versions: decision.versions,
    basis,
    rejections: situation.rejections,
    exposures: situation.exposures,
    seed,
    anchors: anchors.list,
    products: looked.map(({ value, snapshot }) => [value.id, snapshot.hash]),
    offers,
    bundles: decision.bundles.map(({ id, score, parts }) => ({
      id,
      score,
      parts: parts.map(({ product }) => product.id),
    })),
    refused: decision.refused,
    degraded: decision.degraded,
    notes: decision.notes,
    candidates: selection.ranking.candidates,
    shownElsewhere: [...inputs.shownElsewhere],
    personalised: decision.personalised,
    tookMs: decision.tookMs,
  };
  const snapshots = [...inputs.snapshots, ...looked.map(({ snapshot }) => snapshot)];
  return { record, snapshots };
}

/** The anchors that are referred to, each once. */
class AnchorList {
  readonly list: (readonly [kind: string, id: string, weight: number])[] = [];
  private readonly places = new Map<Anchor, number>();

  place(anchor: Anchor): number {
    const known = this.places.get(anchor);
    if (known !== undefined) return known;
    this.places.set(anchor, this.list.length);
    return this.list.push([anchor.kind, anchor.id, anchor.weight]) - 1;
  }
}

function recordedOffer(chosen: Chosen, anchors: AnchorList): DecisionRecord['offers'][number] {
  const terms = chosen.ranked.hits.flatMap(({ list, row }): RecordedTerm[] => {
    const walk = chosen.ranked.walks[list];
    if (walk === undefined) return [];
    const { source, anchor, lead, strengths } = walk;
    return [[source, anchors.place(anchor), lead.list.via?.id ?? null, strengths[row] ?? 0]];
  });
  const { id, intent, score, priority, value, price, levers, discounts, pin, explored } = chosen;
  return {
    product: id,
    intent,
    score,
    priority,
    value,
    price,
    levers,
    discounts,
    pinnedBy: pin?.rule ?? null,
    explored,
    terms,
  };
}

function withPseudonyms(request: OfferRequest, keyring: Keyring): OfferRequest {
  const { customer, session, ...rest } = request;
  return {
    ...rest,
    ...(customer === undefined ? {} : { customer: keyring.pseudonym(customer) as never }),
    ...(session === undefined ? {} : { session: keyring.pseudonym(session) }),
  };
}
