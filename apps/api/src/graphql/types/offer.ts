import { createUnionType, Field, Float, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import { Because } from './explanation.js';
import { ModelUse } from './model-use.js';
import { Money } from './money.js';
import { BundleOffer } from './bundle-offer.js';
import { Product } from './product.js';
import { Count } from './system.js';

@ObjectType({ description: 'An expected no: the request was understood and cannot be answered, and why.' })
export class RequestRefused {
  @Field(() => String, {
    description:
      'unknown-placement, missing-context, unknown-decision, unknown-product, not-offered, no-epoch or invalid-consent.',
  })
  code!: string;

  @Field(() => String, { description: 'What to do about it.' })
  message!: string;
}

@ObjectType({ description: 'A factor that a merchandiser’s rule puts on the priority of an offer.' })
export class Lever {
  @Field(() => ID, { description: 'The rule.' })
  rule!: string;

  @Field(() => String, { description: 'What the rule is called.' })
  name!: string;

  @Field(() => Float, { description: 'The factor: above 1 boosts, below 1 buries.' })
  factor!: number;

  @Field(() => String, { description: 'Who answers for it.' })
  owner!: string;

  @Field(() => GraphQLISODateTime, { description: 'When it ends.' })
  expiresAt!: Date;
}

@ObjectType({ description: 'A price cut that a merchandiser’s rule gives.' })
export class Discount {
  @Field(() => ID, { description: 'The rule.' })
  rule!: string;

  @Field(() => Float, { description: 'Percent off the price.' })
  percent!: number;
}

@ObjectType({ description: 'A product offered, and why.' })
export class Offer {
  @Field(() => Int, { description: 'Its place in the list, from 1.' })
  rank!: number;

  @Field(() => Product, { description: 'What is offered.' })
  product!: Product;

  @Field(() => String, {
    description: 'What it is for: substitute, complement, bundle, upgrade, replenish or discover.',
  })
  intent!: string;

  @Field(() => Money, {
    nullable: true,
    description: 'For how much, discounts taken off; null where the placement shows no prices.',
  })
  price!: Money | null;

  @Field(() => [Discount], { description: 'What was taken off the price, and by which rules.' })
  discounts!: Discount[];

  @Field(() => Float, { description: 'Log-odds of purchase: the sum of the contributions.' })
  score!: number;

  @Field(() => Float, {
    description: 'The probability of buying within four weeks that the score stands for, 0 to 1.',
  })
  propensity!: number;

  @Field(() => Float, {
    description: 'What one sale is worth by the placement’s goal; 1 where propensity alone ranks.',
  })
  value!: number;

  @Field(() => Float, { description: 'Propensity x value x levers: what the list is ordered by.' })
  priority!: number;

  @Field(() => [Lever], { description: 'What merchandisers’ rules did to its priority.' })
  levers!: Lever[];

  @Field(() => ID, { nullable: true, description: 'The rule that fixed its position, if one did.' })
  pinnedBy!: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Probability with which exploration put it here; null where it was ranked.',
  })
  explored!: number | null;

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

  @Field(() => ID, { nullable: true, description: 'The merchandiser’s rule behind it, if it is one.' })
  by!: string | null;
}

@ObjectType({ description: 'How many candidates passed each stage of a decision.' })
export class Funnel {
  @Field(() => [Count], { description: 'Candidates per evidence source; one may come from several.' })
  sources!: Count[];

  @Field(() => Int, { description: 'Distinct products that anything spoke for.' })
  candidates!: number;

  @Field(() => Int, { description: 'The best of them, which were looked at closely.' })
  examined!: number;

  @Field(() => [Count], { description: 'Held back, by rule.' })
  refused!: Count[];

  @Field(() => Int, { description: 'Those that might have been offered.' })
  eligible!: number;

  @Field(() => Int, { description: 'Those that were.' })
  shown!: number;
}

@ObjectType({ description: 'Why a list is empty.' })
export class EmptyReason {
  @Field(() => String, { description: 'no-epoch, no-evidence, all-refused, not-now or degraded.' })
  code!: string;

  @Field(() => String, { description: 'What to do about it.' })
  message!: string;
}

@ObjectType({ description: 'An arm of an experiment that a decision belongs to.' })
export class AssignedArm {
  @Field(() => ID, { description: 'The experiment.' })
  experiment!: string;

  @Field(() => ID, { description: 'The arm.' })
  arm!: string;

  @Field(() => Float, { description: 'Probability of this arm for a visitor who takes part.' })
  propensity!: number;
}

@ObjectType({ description: 'A decided list of offers.' })
export class OfferList {
  @Field(() => ID, {
    nullable: true,
    description: 'The decision’s id: ask `why` with it, and name it when you track. Null for suppositions.',
  })
  id!: string | null;

  @Field(() => GraphQLISODateTime, { description: 'When it was decided.' })
  at!: Date;

  @Field(() => String, { description: 'The placement it was decided for.' })
  placement!: string;

  @Field(() => ID, { nullable: true, description: 'The learning run it rests on; null before the first.' })
  epoch!: string | null;

  @Field(() => Int, { description: 'Version of the merchandisers’ rules; 0 before the first.' })
  rules!: number;

  @Field(() => Boolean, { description: 'Was the customer’s own history used?' })
  personalised!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'The holdout that the visitor is in, everywhere or a placement; null where they are in none.',
  })
  holdout!: string | null;

  @Field(() => [AssignedArm], { description: 'The arms of experiments that it belongs to.' })
  experiments!: AssignedArm[];

  @Field(() => Int, { description: 'How many products anything spoke for.' })
  candidates!: number;

  @Field(() => [String], { description: 'What else to know, e.g. that consent is missing.' })
  notes!: string[];

  @Field(() => [String], { description: 'Evidence sources that failed or were too slow this time.' })
  degraded!: string[];

  @Field(() => [ModelUse], { description: 'Models of the shop’s own that add to scores.' })
  models!: ModelUse[];

  @Field(() => [Offer], { description: 'The offers, best first.' })
  offers!: Offer[];

  @Field(() => [BundleOffer], { description: 'Products that go together, as bundles.' })
  bundles!: BundleOffer[];

  @Field(() => Funnel, { description: 'How many candidates passed each stage.' })
  funnel!: Funnel;

  @Field(() => [Refusal], { description: 'Candidates that ranked high enough and were held back by a rule.' })
  refused!: Refusal[];

  @Field(() => EmptyReason, { nullable: true, description: 'Why there are no offers; null when there are.' })
  empty!: EmptyReason | null;

  @Field(() => Float, { description: 'How long deciding took, milliseconds.' })
  tookMs!: number;
}

export const isRefused = (value: object): boolean => 'message' in value;

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
