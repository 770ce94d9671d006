import type { Decision, DecisionRecord, Snapshot } from '@wherefore/contracts';
import type { Inputs } from './inputs.js';
import { recordedTerms } from './recorded-terms.js';
import type { Chosen, Selection } from './select-offers.js';
import type { Shelf } from './shelf.js';

export interface Recorded {
  /** A {@link DecisionRecord} as JSON. */
  readonly body: string;
  readonly snapshots: readonly Snapshot[];
}

/**
 * A decision as it is kept: pseudonymous, compact, with what it was computed from by reference. What stays the same from
 * decision to decision (terms, products) is written once and pasted in.
 */
export function recordOf(
  inputs: Inputs,
  { decision, selection }: { decision: Decision; selection: Selection },
): Recorded {
  const head = JSON.stringify(headOf(inputs, { decision, selection }));
  const body = `${head.slice(0, -1)},${chosenText(selection)}}`;
  return { body, snapshots: snapshotsOf(inputs, selection) };
}

const texts = new WeakMap<Selection, string>();

/** What was chosen, from which terms, of which products: members of the record, as JSON. */
function chosenText(selection: Selection): string {
  let text = texts.get(selection);
  if (text === undefined) {
    const { chosen, shelf } = selection;
    const { anchors, terms } = recordedTerms(chosen.map(({ ranked }) => ranked));
    const offers = chosen.map(
      (one, i) => `${JSON.stringify(offerOf(one)).slice(0, -1)},"terms":${terms[i] ?? '[]'}}`,
    );
    text = `"anchors":${anchors},"products":${productsText(shelf)},"offers":[${offers.join()}]`;
    texts.set(selection, text);
  }
  return text;
}

type Pasted = 'anchors' | 'products' | 'offers';

function headOf(
  { situation, recorded, seed, basis, shownElsewhere }: Inputs,
  { decision, selection }: { decision: Decision; selection: Selection },
): Omit<DecisionRecord, Pasted> {
  const { facts } = selection.shelf;
  return {
    v: 1,
    at: situation.at,
    now: situation.now,
    request: recorded,
    versions: decision.versions,
    basis,
    rejections: situation.rejections,
    // What was shown of products that nobody looked at, for no campaign, no cap has counted.
    exposures: situation.exposures.filter(({ product, campaign }) => campaign !== null || facts.has(product)),
    seed,
    bundles: decision.bundles.map(({ id, score, parts }) => ({
      id,
      score,
      parts: parts.map(({ product }) => product.id),
    })),
    bundlesLooked: selection.bundlesLooked,
    refused: decision.refused,
    degraded: decision.degraded,
    notes: decision.notes,
    ...(selection.models.length > 0 ? { models: selection.models } : {}),
    candidates: selection.ranking.candidates,
    shownElsewhere: [...shownElsewhere],
    personalised: decision.personalised,
    ...(isTaken(decision.taken) ? { taken: decision.taken } : {}),
    tookMs: decision.tookMs,
  };
}

const isTaken = ({ holdout, assignments }: Decision['taken']): boolean =>
  holdout !== null || assignments.length > 0;

function offerOf(chosen: Chosen): Omit<DecisionRecord['offers'][number], 'terms'> {
  const { id, intent, score, priority, value, price, levers, discounts, pin, explored, ranked } = chosen;
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
    ...(ranked.added === undefined ? {} : { added: ranked.added }),
  };
}

const productsText = ({ kept }: Shelf): string =>
  JSON.stringify(
    [...kept].map(([id, { snapshot }]): DecisionRecord['products'][number] => [id, snapshot.hash]),
  );

const snapshots = new WeakMap<Selection, readonly Snapshot[]>();

/** The same list for the same selection, so that its keeper need not look through it again. */
function snapshotsOf(inputs: Inputs, selection: Selection): readonly Snapshot[] {
  const known = snapshots.get(selection);
  if (known !== undefined) return known;
  const looked = [...selection.shelf.kept.values()].map(({ snapshot }) => snapshot);
  const all = [...inputs.snapshots, ...looked];
  snapshots.set(selection, all);
  return all;
}
