import { createUnionType, Field, Float, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import { ModelUse } from './model-use.js';
import { Offer, OfferList, Refusal, RequestRefused } from './offer.js';

@ObjectType({ description: 'A recorded decision as a line of a list.' })
export class DecisionLine {
  @Field(() => ID, { description: 'Its id: ask `decision` with it.' })
  id!: string;

  @Field(() => GraphQLISODateTime, { description: 'When it was decided.' })
  at!: Date;

  @Field(() => String, { description: 'The placement it was decided for.' })
  placement!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The customer’s pseudonym; null for strangers.',
  })
  customer!: string | null;

  @Field(() => ID, { nullable: true, description: 'The product that was looked at.' })
  viewing!: string | null;

  @Field(() => [ID], { description: 'What was offered, best first.' })
  products!: string[];

  @Field(() => ID, { nullable: true, description: 'The learning run it rests on.' })
  epoch!: string | null;

  @Field(() => Int, { description: 'Version of the merchandisers’ rules.' })
  rules!: number;
}

@ObjectType({ description: 'What was asked, as far as it is kept: people by pseudonym.' })
export class RecordedRequest {
  @Field(() => String, { nullable: true, description: 'The customer’s pseudonym; null for strangers.' })
  customer!: string | null;

  @Field(() => ID, { nullable: true, description: 'The product that was looked at.' })
  viewing!: string | null;

  @Field(() => [ID], { description: 'What was in the cart.' })
  cart!: string[];

  @Field(() => [ID], { description: 'What had been looked at in that visit.' })
  recentlyViewed!: string[];

  @Field(() => String, { nullable: true, description: 'The channel, where it was not the placement’s own.' })
  channel!: string | null;

  @Field(() => ID, { nullable: true, description: 'The store.' })
  store!: string | null;

  @Field(() => String, { nullable: true, description: 'Language of headlines.' })
  locale!: string | null;

  @Field(() => Int, { description: 'How many offers were asked for.' })
  first!: number;
}

@ObjectType({ description: 'A recorded decision, computed once more from what it was computed from.' })
export class Repetition {
  @Field(() => Boolean, { description: 'Did the same come out: products, places, scores, paths?' })
  equal!: boolean;

  @Field(() => [String], { description: 'What did not, in sentences.' })
  differences!: string[];

  @Field(() => String, {
    nullable: true,
    description: 'Why it cannot be computed again, such as an epoch that is gone; null where it was.',
  })
  impossible!: string | null;

  @Field(() => OfferList, { nullable: true, description: 'The list that came out, with its funnel.' })
  list!: OfferList | null;
}

@ObjectType({
  description: 'A decision as it was answered: what was offered, with the very terms added then.',
})
export class RecordedDecision {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => GraphQLISODateTime, { description: 'When it was decided.' })
  at!: Date;

  @Field(() => String, { description: 'The placement it was decided for.' })
  placement!: string;

  @Field(() => RecordedRequest, { description: 'What was asked.' })
  request!: RecordedRequest;

  @Field(() => ID, { nullable: true, description: 'The learning run it rests on; null before the first.' })
  epoch!: string | null;

  @Field(() => Int, { description: 'Version of the merchandisers’ rules; 0 before the first.' })
  rules!: number;

  @Field(() => Boolean, { description: 'Was the customer’s own history used?' })
  personalised!: boolean;

  @Field(() => Int, { description: 'How many products anything spoke for.' })
  candidates!: number;

  @Field(() => [String], { description: 'What else to know.' })
  notes!: string[];

  @Field(() => [String], { description: 'Evidence sources that failed or were too slow then.' })
  degraded!: string[];

  @Field(() => [ModelUse], { description: 'Models of the shop’s own that added to scores.' })
  models!: ModelUse[];

  @Field(() => [Offer], { description: 'The offers, best first, as they were shown.' })
  offers!: Offer[];

  @Field(() => [Refusal], { description: 'Candidates that were held back by a rule.' })
  refused!: Refusal[];

  @Field(() => Float, { description: 'How long deciding took, milliseconds.' })
  tookMs!: number;
}

export const RecordedDecisionResult = createUnionType({
  name: 'RecordedDecisionResult',
  description: 'A recorded decision, or why there is none.',
  types: () => [RecordedDecision, RequestRefused] as const,
  resolveType: (value) => ('offers' in value ? RecordedDecision : RequestRefused),
});
