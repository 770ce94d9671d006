import type { Figures as EngineFigures, Insights as EngineInsights } from '@wherefore/engine';
import { Field, Float, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';

@InputType({ description: 'A period, whom and what it is about, and what a purchase is credited to.' })
export class InsightsInput {
  @Field(() => GraphQLISODateTime, { description: 'From this moment on.' })
  from!: Date;

  @Field(() => GraphQLISODateTime, { description: 'Before this moment; at most 400 days later.' })
  to!: Date;

  @Field(() => String, { nullable: true, description: 'Groups: placement, segment, path or evidence.' })
  by?: string | null;

  @Field(() => String, { nullable: true, description: 'Only offers of this placement.' })
  placement?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Only offers whose strongest evidence is of this source; `none` where nothing speaks for them.',
  })
  path?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only people who are in this segment now.' })
  segment?: string | null;

  @Field(() => String, {
    defaultValue: 'last',
    description: 'Which click before a purchase it is credited to: last, first or position (40, 20, 40 %).',
  })
  attribution!: string;

  @Field(() => Int, { defaultValue: 7, description: 'Days from click to purchase, at most: 7, 30 or 90.' })
  window!: number;

  @Field(() => String, { defaultValue: 'day', description: 'Of the series: day or week (UTC).' })
  grain!: string;
}

@ObjectType({ description: 'What was taken in one currency, less what was cancelled or brought back.' })
export class Earned {
  @Field(() => String, { description: 'ISO 4217 code. XXX where orders named none.' })
  currency!: string;

  @Field(() => Int, { description: 'All orders.' })
  orders!: number;

  @Field(() => Float, { description: 'Paid in all orders.' })
  revenue!: number;

  @Field(() => Int, { description: 'Orders with a purchase that is credited to an offer.' })
  attributedOrders!: number;

  @Field(() => Float, { description: 'Paid for the credited purchases alone.' })
  attributedRevenue!: number;

  @Field(() => Float, { nullable: true, description: 'Mean of an order with a credited purchase.' })
  orderValueWith!: number | null;

  @Field(() => Float, { nullable: true, description: 'Mean of an order without.' })
  orderValueWithout!: number | null;
}

@ObjectType({ description: 'Figures of the whole, of a day or week, or of a group.' })
export class Figures {
  @Field(() => String, { nullable: true, description: 'A date, or what the group is of; null of the whole.' })
  key!: string | null;

  @Field(() => String, { description: 'The key in words.' })
  name!: string;

  @Field(() => Boolean, { description: 'Whether it is of too few people to say anything.' })
  withheld!: boolean;

  @Field(() => Int, { description: 'Lists that were decided.' })
  decisions!: number;

  @Field(() => Int, { description: 'Offers in them.' })
  offers!: number;

  @Field(() => Int, { description: 'Offers that were reported as shown, or clicked.' })
  shown!: number;

  @Field(() => Int, { description: 'Offers that were clicked.' })
  clicks!: number;

  @Field(() => Int, { description: 'Orders of the period, whatever led to them.' })
  orders!: number;

  @Field(() => Int, { description: 'Orders with a purchase that is credited to an offer.' })
  attributedOrders!: number;

  @Field(() => Float, { nullable: true, description: 'Clicked offers / shown offers.' })
  ctr!: number | null;

  @Field(() => Float, { nullable: true, description: 'Attributed orders / clicked offers.' })
  conversion!: number | null;

  @Field(() => Float, { nullable: true, description: 'Attributed orders / orders.' })
  attachRate!: number | null;

  @Field(() => Float, { nullable: true, description: 'Decisions without an offer / decisions.' })
  emptyRate!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Decisions from what is known of a person / decisions.',
  })
  personalisedShare!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Different products shown / products of the catalogue.',
  })
  coverage!: number | null;

  @Field(() => [Earned], { description: 'By currency.' })
  earned!: Earned[];
}

@ObjectType({ description: 'How much of all scores a kind of evidence made up.' })
export class EvidenceShare {
  @Field(() => String, { description: 'The kind of evidence.' })
  source!: string;

  @Field(() => Float, { description: 'Of the log-odds that all evidence added; they add up to 1.' })
  share!: number;
}

@ObjectType({ description: 'What offers led to.' })
export class Insights {
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Latest decision in the log.' })
  until!: Date | null;

  @Field(() => Figures, { description: 'Of the whole period.' })
  total!: Figures;

  @Field(() => [Figures], { description: 'Through time.' })
  series!: Figures[];

  @Field(() => [Figures], { description: 'By what was asked for; none where nothing was.' })
  groups!: Figures[];

  @Field(() => [EvidenceShare], { description: 'What the scores were made up of.' })
  mix!: EvidenceShare[];

  @Field(() => Float, {
    nullable: true,
    description: 'Bundles that came to be in one order / bundles given to known people.',
  })
  bundleUptake!: number | null;

  @Field(() => Int, { description: 'Bundles given to known people.' })
  bundles!: number;

  @Field(() => [String], { description: 'What these figures do not hold.' })
  notes!: string[];
}

const toFigures = (figures: EngineFigures): Figures => ({
  ...figures,
  earned: figures.earned.map((one) => ({ ...one })),
});

export const toInsights = (insights: EngineInsights): Insights => ({
  until: insights.until === null ? null : new Date(insights.until),
  total: toFigures(insights.total),
  series: insights.series.map(toFigures),
  groups: insights.groups.map(toFigures),
  mix: insights.mix.map((one) => ({ ...one })),
  bundleUptake: insights.bundleUptake,
  bundles: insights.bundles,
  notes: [...insights.notes],
});
