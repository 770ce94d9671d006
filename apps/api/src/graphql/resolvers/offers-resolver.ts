import {
  compareDecided,
  counterfactuals,
  decideOffers,
  explainOffered,
  offer,
  offerPage,
  unknownDecision,
  whatIf,
  whyNot,
} from '@wherefore/engine';
import type { Decision, RequestRefused, Result } from '@wherefore/contracts';
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { mayReadDecision } from '../../auth/may-read-decision.js';
import type { RequestContext } from '../context.js';
import { parseRequest } from '../parse-request.js';
import { readSupposition } from '../read-supposition.js';
import { ComparisonResult, toComparison } from '../types/comparison.js';
import { OffersInput } from '../types/inputs.js';
import { OffersResult, WhyResult } from '../types/offer.js';
import { SuppositionInput } from '../types/supposition.js';
import { toOffer, toOfferList } from '../types/to-offer.js';
import { toWhyNot, toWithoutList, WhyNotResult, WithoutResult } from '../types/why-not.js';

@Resolver()
export class OffersResolver {
  @Query(() => OffersResult, {
    description: 'Offers for a visitor, each with the graph paths that earned it.',
  })
  async offers(
    @Arg('input', () => OffersInput) input: OffersInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof OffersResult> {
    const { parts, now } = context;
    const decision = await offer(parts, parseRequest(input), { now });
    return answerTo(decision, context);
  }

  @Query(() => [OffersResult], {
    description: 'Offers for all units of a page, in order: no product is shown in two of them.',
  })
  async offersForPage(
    @Arg('units', () => [OffersInput]) units: OffersInput[],
    @Ctx() context: RequestContext,
  ): Promise<(typeof OffersResult)[]> {
    const decisions = await offerPage(context.parts, units.map(parseRequest), context.now);
    return decisions.map((one) => answerTo(one, context));
  }

  @Query(() => WhyResult, { description: 'Why a product was offered in a recorded decision.' })
  async why(
    @Arg('decisionId', () => ID) decision: string,
    @Arg('product', () => ID) product: string,
    @Ctx() context: RequestContext,
  ): Promise<typeof WhyResult> {
    const { parts, principal } = context;
    if (!(await mayReadDecision(parts, principal, decision))) return unknownDecision(decision);
    const offered = await explainOffered(parts, { decision, product });
    return offered.ok ? toOffer(offered.value, context) : offered.refusal;
  }

  @Query(() => WhyNotResult, {
    description: 'Why a product is not in a list: the stage it fell at, by how much, what would put it in.',
  })
  async whyNot(
    @Arg('input', () => OffersInput) input: OffersInput,
    @Arg('product', () => ID) product: string,
    @Ctx() { parts, now }: RequestContext,
  ): Promise<typeof WhyNotResult> {
    const answer = await whyNot(parts.desk, { request: parseRequest(input), product }, { now });
    return answer.ok ? toWhyNot(answer.value) : answer.refusal;
  }

  @Query(() => OffersResult, {
    description: 'The list that would be decided if things were different. Changes and records nothing.',
  })
  async whatIf(
    @Arg('input', () => OffersInput) input: OffersInput,
    @Arg('suppose', () => SuppositionInput) change: SuppositionInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof OffersResult> {
    const { parts, now } = context;
    const asked = { request: parseRequest(input), change: await readSupposition(parts, change) };
    const decided = await whatIf(parts.desk, asked, { now });
    return decided.ok ? toOfferList(decided.value.decision, context) : decided.refusal;
  }

  @Query(() => WithoutResult, {
    description: 'Where an offer would stand without each of the things the visitor did that speak for it.',
  })
  async without(
    @Arg('input', () => OffersInput) input: OffersInput,
    @Arg('product', () => ID) product: string,
    @Ctx() { parts, now }: RequestContext,
  ): Promise<typeof WithoutResult> {
    const decided = await decideOffers(parts.desk, parseRequest(input), { now });
    if (!decided.ok) return decided.refusal;
    return toWithoutList(await counterfactuals(parts.desk, decided.value, product));
  }

  @Query(() => ComparisonResult, {
    description: 'What differs between two lists: facts, rules, versions, and each product’s terms.',
  })
  async compare(
    @Arg('a', () => OffersInput) a: OffersInput,
    @Arg('b', () => OffersInput) b: OffersInput,
    @Ctx() { parts, now }: RequestContext,
  ): Promise<typeof ComparisonResult> {
    const compared = await compareDecided(parts.desk, [parseRequest(a), parseRequest(b)], { now });
    return compared.ok ? toComparison(compared.value) : compared.refusal;
  }
}

/** A decision as it is answered, and counted. */
function answerTo(decision: Result<Decision, RequestRefused>, context: RequestContext): typeof OffersResult {
  if (!decision.ok) return decision.refusal;
  const { placement, offers, degraded } = decision.value;
  const outcome = offers.length === 0 ? 'empty' : degraded.length > 0 ? 'degraded' : 'whole';
  context.parts.meters.decided(placement.id, outcome);
  return toOfferList(decision.value, context);
}
