import { decideOffers, explainOffered, recordDecision } from '@wherefore/engine';
import { PLACEMENTS } from '@wherefore/engine';
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { parseRequest } from '../parse-request.js';
import { OffersInput } from '../types/inputs.js';
import { OffersResult, WhyResult } from '../types/offer.js';
import { Placement } from '../types/system.js';
import { toOffer, toOfferList } from '../types/to-offer.js';

@Resolver()
export class OffersResolver {
  @Query(() => OffersResult, {
    description: 'Offers for a visitor, each with the graph paths that earned it.',
  })
  async offers(
    @Arg('input', () => OffersInput) input: OffersInput,
    @Ctx() { parts, now, browser }: RequestContext,
  ): Promise<typeof OffersResult> {
    const decision = await decideOffers(parts, parseRequest(input), now);
    if (!decision.ok) return decision.refusal;
    await recordDecision(parts, decision.value);
    return toOfferList(decision.value, browser);
  }

  @Query(() => WhyResult, { description: 'Why a product was offered in a decision of the last 7 days.' })
  async why(
    @Arg('decisionId', () => ID) decision: string,
    @Arg('product', () => ID) product: string,
    @Ctx() { parts, browser }: RequestContext,
  ): Promise<typeof WhyResult> {
    const offered = await explainOffered(parts, { decision, product });
    return offered.ok ? toOffer(offered.value, browser) : offered.refusal;
  }

  @Query(() => [Placement], { description: 'Where offers can be shown.' })
  placements(): Placement[] {
    return PLACEMENTS.map((placement) => ({ ...placement, sources: [...placement.sources] }));
  }
}
