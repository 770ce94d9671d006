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
  const { chosen, shelf } = selection;
  const { anchors, terms } = recordedTerms(chosen.map(({ ranked }) => ranked));
  const offers = chosen.map((one, i) => pasted(offerOf(one), { terms: terms[i] ?? '[]' }));
  const body = pasted(headOf(inputs, { decision, selection }), {
    anchors,
    products: productsText(shelf),
    offers: `[${offers.join()}]`,
  });
  return { body, snapshots: [...inputs.snapshots, ...snapshotsOf(shelf)] };
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
    refused: decision.refused,
    degraded: decision.degraded,
    notes: decision.notes,
    candidates: selection.ranking.candidates,
    shownElsewhere: [...shownElsewhere],
    personalised: decision.personalised,
    tookMs: decision.tookMs,
  };
}

function offerOf(chosen: Chosen): Omit<DecisionRecord['offers'][number], 'terms'> {
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
  };
}

/** An object as JSON, with members added whose values are JSON already. */
function pasted(object: object, members: Readonly<Record<string, string>>): string {
  let text = JSON.stringify(object).slice(0, -1);
  for (const [name, value] of Object.entries(members)) text += `,"${name}":${value}`;
  return `${text}}`;
}

const products = new WeakMap<Shelf, string>();

function productsText(shelf: Shelf): string {
  let text = products.get(shelf);
  if (text === undefined) {
    const looked = [...shelf.kept].map(([id, { snapshot }]): DecisionRecord['products'][number] => [
      id,
      snapshot.hash,
    ]);
    text = JSON.stringify(looked);
    products.set(shelf, text);
  }
  return text;
}

const snapshots = new WeakMap<Shelf, readonly Snapshot[]>();

function snapshotsOf(shelf: Shelf): readonly Snapshot[] {
  const known = snapshots.get(shelf);
  if (known !== undefined) return known;
  const all = [...shelf.kept.values()].map(({ snapshot }) => snapshot);
  snapshots.set(shelf, all);
  return all;
}
