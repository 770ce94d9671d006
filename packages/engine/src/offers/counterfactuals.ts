import type { Anchor } from '@wherefore/contracts';
import { withoutAnchorText, wordingFor } from '@wherefore/explain';
import type { Decided } from './decide-offers.js';
import type { Desk } from './desk.js';
import { suppose } from './suppose.js';

/** Where an offer would stand if one thing the visitor did had not been. */
export interface Without {
  readonly anchor: Anchor;
  readonly rankBefore: number;
  /** Null where it would not be offered any more. */
  readonly rankAfter: number | null;
  readonly sentence: string;
}

const OF_THE_VISITOR: ReadonlySet<string> = new Set(['purchased', 'viewed', 'carted', 'recent']);
/** The strongest anchors are asked about; the rest would hardly move it. */
const MOST = 5;

/** "Without your purchase of X this would rank 14th": the list is decided again without it, for the strongest anchors. */
export async function counterfactuals(desk: Desk, decided: Decided, product: string): Promise<Without[]> {
  const before = decided.decision.offers.find((offer) => offer.product.id === product);
  if (before === undefined) return [];
  const { request, situation } = decided.inputs;
  const wording = wordingFor(request.locale ?? situation.locale);
  const anchors = new Map<string, Anchor>();
  for (const { anchor } of before.because.contributions)
    if (anchor !== null && OF_THE_VISITOR.has(anchor.kind) && anchors.size < MOST)
      anchors.set(anchor.id, anchor);
  const found: Without[] = [];
  for (const anchor of anchors.values()) {
    const { decision } = await suppose(desk, decided.inputs, { without: [anchor.id] });
    const rankAfter = decision.offers.find((offer) => offer.product.id === product)?.rank ?? null;
    const moved = { anchor, rankBefore: before.rank, rankAfter };
    found.push({ ...moved, sentence: withoutAnchorText({ ...moved, wording }) });
  }
  return found;
}
