import {
  type Offer,
  type OfferRequest,
  type Refusal,
  refused,
  type RequestRefused,
  type Result,
  accepted,
} from '@wherefore/contracts';
import { placementById, refusalOf } from '@wherefore/governance';
import type { OfferParts } from './decide-offers.js';
import { loadEpoch } from './load-epoch.js';
import { loadProductFacts } from './load-product-facts.js';
import { loadSituation } from './load-situation.js';
import { rankCandidates } from './rank-candidates.js';
import { recencyClock } from './recency-clock.js';
import { wordOffers } from './word-offers.js';

/** What speaks for one product in a situation, whether or not it would be offered. */
export interface ProductExplained {
  /** The product as an offer: `rank` is its place among all candidates, refused ones included. */
  readonly offer: Offer;
  readonly candidates: number;
  /** The hard rule that holds it back, if one does. */
  readonly refusal: Refusal | null;
}

/** Explains any product for any situation, without deciding or recording anything. */
export async function explainProduct(
  parts: OfferParts,
  asked: { request: OfferRequest; product: string },
  now: Date,
): Promise<Result<ProductExplained, RequestRefused>> {
  const { request, product } = asked;
  const placement = placementById(request.placement);
  if (placement === undefined)
    return refused({ code: 'unknown-placement', message: `There is no placement ${request.placement}.` });
  const epoch = await loadEpoch(parts.graph);
  const situation = await loadSituation(parts, request, recencyClock(epoch, now));
  const [facts] = [...(await loadProductFacts(parts.graph, [product])).values()];
  if (facts === undefined)
    return refused({
      code: 'not-offered',
      message: `There is no product ${JSON.stringify(product)} in the graph.`,
    });
  if (epoch === null)
    return refused({ code: 'not-offered', message: 'Nothing has been learned yet: run `wherefore learn`.' });
  const question = { request, placement, situation, epoch };
  const { ranked, context } = await rankCandidates(parts.graph, question);
  const place = ranked.findIndex((scored) => scored.product === product);
  const scored = ranked[place];
  const refusal = refusalOf(facts, context);
  if (scored === undefined) {
    const also = refusal === null ? '' : ` It is also held back by ${refusal.rule}: ${refusal.reason}`;
    return refused({
      code: 'not-offered',
      message: `Nothing in the graph speaks for ${facts.title ?? product} here.${also}`,
    });
  }
  const [offer] = wordOffers([{ scored, facts }], question);
  if (offer === undefined) return refused({ code: 'not-offered', message: 'It could not be explained.' });
  return accepted({ offer: { ...offer, rank: place + 1 }, candidates: ranked.length, refusal });
}
