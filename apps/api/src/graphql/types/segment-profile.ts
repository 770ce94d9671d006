import type { SegmentProfile as EngineProfile, SegmentProfiles as EngineProfiles } from '@wherefore/engine';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Product, toProduct } from './product.js';

@ObjectType({ description: 'A product that a group buys more than the whole shop; ten buyers at least.' })
export class Favourite {
  @Field(() => Product, { description: 'The product.' })
  product!: Product;

  @Field(() => Int, { description: 'Members who bought it lately.' })
  buyers!: number;

  @Field(() => Float, { description: 'Their share of those who bought anything, 0 to 1.' })
  share!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'The same share of the whole shop; null where it is not among what the shop sells best.',
  })
  shopShare!: number | null;

  @Field(() => Float, { description: 'The share in the group / the share in the shop; above 1.' })
  lift!: number;

  @Field(() => Boolean, {
    description: 'Whether the lift is at least this: the share in the shop is not known.',
  })
  atLeast!: boolean;
}

@ObjectType({ description: 'What is expected of those members whom the models foresee, on average.' })
export class SegmentForecast {
  @Field(() => Int, { description: 'Members who are foreseen; ten at least.' })
  people!: number;

  @Field(() => Float, { nullable: true, description: 'The chance that they have not left for good, 0 to 1.' })
  alive!: number | null;

  @Field(() => Float, { nullable: true, description: 'Orders to be expected within 28 days.' })
  orders!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'What is expected to be spent within a year, in the shop’s currency.',
  })
  value!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'How dear they choose within categories: 0 the cheapest, 1 the dearest.',
  })
  priceLevel!: number | null;
}

@ObjectType({ description: 'A group of ten customers or more, and what it buys more than others.' })
export class SegmentProfile {
  @Field(() => ID, { description: 'The id of the segment.' })
  id!: string;

  @Field(() => String, { description: 'What people call it.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Who is in it.' })
  description!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who made it: `learn`, or the feed that named it; null where nobody said.',
  })
  source!: string | null;

  @Field(() => Int, { description: 'How many customers are in it.' })
  customers!: number;

  @Field(() => Float, { description: 'Their share of all known customers, 0 to 1.' })
  shareOfAll!: number;

  @Field(() => [Favourite], { description: 'What it buys more than the whole shop, highest lift first.' })
  favourites!: Favourite[];
}

@ObjectType({ description: 'Groups of customers; nothing of those that are too small to hide a person.' })
export class SegmentProfiles {
  @Field(() => Int, { description: 'All known customers.' })
  customers!: number;

  @Field(() => [SegmentProfile], { description: 'Groups of ten customers or more, largest first.' })
  profiles!: SegmentProfile[];

  @Field(() => Int, { description: 'How many smaller groups are left out.' })
  leftOut!: number;
}

export const toSegmentProfile = (profile: EngineProfile): SegmentProfile => ({
  ...profile,
  favourites: profile.favourites.map((one) => ({ ...one, product: toProduct(one.product) })),
});

export const toSegmentProfiles = ({ profiles, ...counts }: EngineProfiles): SegmentProfiles => ({
  ...counts,
  profiles: profiles.map(toSegmentProfile),
});
