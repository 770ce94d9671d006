import {
  compareRecorded,
  findDecisions,
  recallDecision,
  repeatDecision,
  reviewDecision,
  whyNotOffered,
} from '@wherefore/engine';
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { pageSize } from '../parse-request.js';
import { ComparisonResult, toComparison } from '../types/comparison.js';
import {
  DecisionLine,
  RecordedDecision,
  RecordedDecisionResult,
  Repetition,
} from '../types/recorded-decision.js';
import { toDecisionLine, toRecordedDecision, toRepetition } from '../types/to-recorded-decision.js';
import { toWhyNot, WhyNotResult } from '../types/why-not.js';

/** Decisions that were made, as they were made. */
@Resolver(() => RecordedDecision)
export class DecisionsResolver {
  @Query(() => [DecisionLine], {
    description:
      'The latest decisions; a customer’s or a placement’s are looked for among the latest thousand.',
  })
  async decisions(
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('customer', () => ID, { nullable: true, description: 'The shop’s id of the customer.' })
    customer: string | null,
    @Arg('placement', () => String, { nullable: true }) placement: string | null,
    @Ctx() { parts }: RequestContext,
  ): Promise<DecisionLine[]> {
    const found = await findDecisions(parts, { first: pageSize(first), customer, placement });
    return found.map(toDecisionLine);
  }

  @Query(() => RecordedDecisionResult, { description: 'A recorded decision: what was offered, and why.' })
  async decision(
    @Arg('id', () => ID) id: string,
    @Ctx() context: RequestContext,
  ): Promise<typeof RecordedDecisionResult> {
    const reviewed = await reviewDecision(context.parts, id);
    return reviewed.ok ? toRecordedDecision(id, reviewed.value, context) : reviewed.refusal;
  }

  @FieldResolver(() => Repetition, {
    nullable: true,
    description: 'The decision computed once more from what it was computed from, with its funnel.',
  })
  async repeated(
    @Root() { id }: RecordedDecision,
    @Ctx() context: RequestContext,
  ): Promise<Repetition | null> {
    const recalled = await recallDecision(context.parts, id);
    return recalled === null ? null : toRepetition(await repeatDecision(context.parts, recalled), context);
  }

  @Query(() => WhyNotResult, {
    description:
      'Why a product is not in a recorded decision. One that was not looked at then is judged by its facts of today.',
  })
  async whyNotOffered(
    @Arg('decisionId', () => ID) decision: string,
    @Arg('product', () => ID) product: string,
    @Ctx() { parts }: RequestContext,
  ): Promise<typeof WhyNotResult> {
    const answer = await whyNotOffered(parts, { decision, product });
    return answer.ok ? toWhyNot(answer.value) : answer.refusal;
  }

  @Query(() => ComparisonResult, { description: 'What differs between two recorded decisions.' })
  async compareDecisions(
    @Arg('a', () => ID) a: string,
    @Arg('b', () => ID) b: string,
    @Ctx() { parts }: RequestContext,
  ): Promise<typeof ComparisonResult> {
    const compared = await compareRecorded(parts, [a, b]);
    return compared.ok ? toComparison(compared.value) : compared.refusal;
  }
}
