import {
  type Anchor,
  type Epoch,
  type OfferRequest,
  type Placement,
  type Properties,
  type Scored,
  type Situation,
} from '@wherefore/contracts';
import { anchorsOf, type Found, termsOf } from '@wherefore/evidence';
import type { EligibilityContext } from '@wherefore/governance';
import type { Graph } from '@wherefore/graph';
import { rank, score } from '@wherefore/scoring';
import { gatherEvidence } from './gather-evidence.js';
import { loadProductFacts } from './load-product-facts.js';

export interface Ranking {
  readonly ranked: readonly Scored[];
  readonly context: EligibilityContext;
  readonly degraded: readonly string[];
}

export interface Question {
  readonly request: OfferRequest;
  readonly placement: Placement;
  readonly situation: Situation;
  readonly epoch: Epoch;
}

/** Every candidate with its score, best first, and what the hard rules will want to know. */
export async function rankCandidates(graph: Graph, question: Question): Promise<Ranking> {
  const { placement, situation, epoch, request } = question;
  const anchors = await nameAnchors(graph, anchorsOf(situation, epoch), situation);
  const asked = [...new Set([...placement.sources, 'own-repeats' as const])];
  const { found, degraded } = await gatherEvidence(graph, { sources: asked, anchors, epoch });
  const speaking = found.filter(({ source }) => placement.sources.includes(source));
  const terms = termsOf(speaking, anchors, epoch);
  const ranked = rank([...terms].map(([product, list]) => score(product, epoch.bias, list)));
  return { ranked, degraded, context: contextOf(found, situation, request) };
}

function contextOf(found: readonly Found[], situation: Situation, request: OfferRequest): EligibilityContext {
  const repeats = new Map<string, { medianGapDays: number }>();
  for (const row of found.find(({ source }) => source === 'own-repeats')?.rows ?? []) {
    repeats.set(row.candidate, { medianGapDays: Number(row.facts[0]?.['medianGapDays'] ?? 0) });
  }
  const purchases = new Map<string, Properties>();
  for (const { type, product, properties } of situation.behaviour) {
    if (type === 'PURCHASED') purchases.set(product, properties);
  }
  return { situation, filters: request.filters, purchases, repeats };
}

/** Products of the request itself are known by id only: give them their titles. */
async function nameAnchors(
  graph: Graph,
  anchors: readonly Anchor[],
  situation: Situation,
): Promise<Anchor[]> {
  const unnamed = [...situation.cart, ...situation.recentlyViewed];
  if (situation.viewing !== null) unnamed.push(situation.viewing);
  const facts = new Map<string, { title: string | null }>(await loadProductFacts(graph, unnamed));
  return anchors.map((anchor) => {
    const title = anchor.name === anchor.id ? facts.get(anchor.id)?.title : undefined;
    return title === undefined || title === null ? anchor : { ...anchor, name: title };
  });
}
