import { createUnionType, Field, Float, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import { Because } from './explanation.js';
import { Money } from './money.js';
import { Product } from './product.js';

@ObjectType({ description: 'An expected no: the request was understood and cannot be answered, and why.' })
export class RequestRefused {
  @Field(() => String, {
    description: 'unknown-placement, missing-context, unknown-decision or not-offered.',
  })
  code!: string;

  @Field(() => String, { description: 'What to do about it.' })
  message!: string;
}

@ObjectType({ description: 'A product offered, and why.' })
export class Offer {
  @Field(() => Int, { description: 'Its place in the list, from 1.' })
  rank!: number;

  @Field(() => Product, { description: 'What is offered.' })
  product!: Product;

  @Field(() => Money, { nullable: true, description: 'For how much.' })
  price!: Money | null;

  @Field(() => Float, { description: 'Log-odds of purchase: the sum of the contributions.' })
  score!: number;

  @Field(() => Float, {
    description: 'The probability of buying within four weeks that the score stands for, 0 to 1.',
  })
  propensity!: number;

  @Field(() => Because, { description: 'Why.' })
  because!: Because;
}

@ObjectType({ description: 'A candidate that a hard rule held back.' })
export class Refusal {
  @Field(() => ID, { description: 'The product.' })
  productId!: string;

  @Field(() => String, { description: 'The rule, e.g. out-of-stock.' })
  rule!: string;

  @Field(() => String, { description: 'In a sentence.' })
  reason!: string;
}

@ObjectType({ description: 'Why a list is empty.' })
export class EmptyReason {
  @Field(() => String, { description: 'no-epoch, no-evidence or all-refused.' })
  code!: string;

  @Field(() => String, { description: 'What to do about it.' })
  message!: string;
}

@ObjectType({ description: 'A decided list of offers.' })
export class OfferList {
  @Field(() => ID, { description: 'The decision’s id: ask `why` with it, and name it when you track.' })
  id!: string;

  @Field(() => GraphQLISODateTime, { description: 'When it was decided.' })
  at!: Date;

  @Field(() => String, { description: 'The placement it was decided for.' })
  placement!: string;

  @Field(() => ID, { nullable: true, description: 'The learning run it rests on; null before the first.' })
  epoch!: string | null;

  @Field(() => Boolean, { description: 'Was the customer’s own history used?' })
  personalised!: boolean;

  @Field(() => Int, { description: 'How many products anything spoke for.' })
  candidates!: number;

  @Field(() => [String], { description: 'What else to know, e.g. that consent is missing.' })
  notes!: string[];

  @Field(() => [String], { description: 'Evidence sources that failed or were too slow this time.' })
  degraded!: string[];

  @Field(() => [Offer], { description: 'The offers, best first.' })
  offers!: Offer[];

  @Field(() => [Refusal], { description: 'Candidates that ranked high enough and were held back by a rule.' })
  refused!: Refusal[];

  @Field(() => EmptyReason, { nullable: true, description: 'Why there are no offers; null when there are.' })
  empty!: EmptyReason | null;

  @Field(() => Float, { description: 'How long deciding took, milliseconds.' })
  tookMs!: number;
}

const isRefused = (value: object): boolean => 'message' in value;

export const OffersResult = createUnionType({
  name: 'OffersResult',
  description: 'A list of offers, or why there can be none.',
  types: () => [OfferList, RequestRefused] as const,
  resolveType: (value) => (isRefused(value) ? RequestRefused : OfferList),
});

export const WhyResult = createUnionType({
  name: 'WhyResult',
  description: 'The offer with its reasons, or why there is none.',
  types: () => [Offer, RequestRefused] as const,
  resolveType: (value) => (isRefused(value) ? RequestRefused : Offer),
});
