import type { BundleOffer as BundleOfferFacts } from '@wherefore/contracts';
import { Field, Float, ID, ObjectType } from 'type-graphql';
import { Contribution } from './explanation.js';
import { Money, money } from './money.js';
import { Product, toProduct } from './product.js';
import { toContribution } from './to-because.js';

@ObjectType({ description: 'A product within an offered bundle.' })
export class BundleOfferPart {
  @Field(() => Product, { description: 'The product.' })
  product!: Product;

  @Field(() => Float, { description: 'How many of it.' })
  quantity!: number;

  @Field(() => Boolean, { description: 'In the cart, or being looked at, already.' })
  held!: boolean;

  @Field(() => Float, { description: 'Log-odds of purchase of this part.' })
  score!: number;
}

@ObjectType({
  description: 'Products offered together: a bundle of the shop’s, or one composed from evidence.',
})
export class BundleOffer {
  @Field(() => ID, { description: 'The shop’s id of the bundle, or `dynamic:` and the parts.' })
  id!: string;

  @Field(() => String, { description: 'fixed or dynamic.' })
  kind!: string;

  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => [BundleOfferPart], { description: 'What is in it.' })
  parts!: BundleOfferPart[];

  @Field(() => Money, { nullable: true, description: 'For how much.' })
  price!: Money | null;

  @Field(() => Money, { nullable: true, description: 'What the parts cost one by one.' })
  partsPrice!: Money | null;

  @Field(() => Money, { nullable: true, description: 'What the bundle saves; null when nothing.' })
  saving!: Money | null;

  @Field(() => Float, { description: 'Mean log-odds of the parts that are not held yet.' })
  score!: number;

  @Field(() => String, { description: 'The reason in one sentence.' })
  headline!: string;

  @Field(() => [Contribution], { description: 'The terms that add up to the score.' })
  contributions!: Contribution[];
}

export function toBundleOffer(facts: BundleOfferFacts): BundleOffer {
  const { currency } = facts;
  return {
    ...facts,
    parts: facts.parts.map((part) => ({ ...part, product: toProduct(part.product) })),
    price: money(facts.price, currency),
    partsPrice: money(facts.partsPrice, currency),
    saving: facts.saving > 0 ? money(facts.saving, currency) : null,
    contributions: facts.contributions.map((one) => toContribution(one, facts.score)),
  };
}
