import { Field, Float, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'How much of a list an intent gets.' })
export class IntentShare {
  @Field(() => String, {
    description: 'substitute, complement, bundle, upgrade, replenish or discover.',
  })
  intent!: string;

  @Field(() => Float, { description: 'Its share of the slots, 0 to 1; shares need not add up to 1.' })
  share!: number;
}

@ObjectType({ description: 'How varied a list is.' })
export class Diversity {
  @Field(() => Float, { description: '1 is relevance alone; lower trades relevance for variety.' })
  lambda!: number;

  @Field(() => Int, { nullable: true, description: 'Most offers of one category; null is no limit.' })
  perCategory!: number | null;

  @Field(() => Int, { nullable: true, description: 'Most offers of one brand; null is no limit.' })
  perBrand!: number | null;
}

@ObjectType({ description: 'Hours of the visitor’s clock in which nothing is sent; may go over midnight.' })
export class QuietHours {
  @Field(() => Int, { description: 'The first quiet hour, 0 to 23.' })
  from!: number;

  @Field(() => Int, { description: 'The first hour that is not quiet any more, 0 to 23.' })
  to!: number;
}

@ObjectType({ description: 'What the channel of a placement demands.' })
export class ChannelConstraints {
  @Field(() => Boolean, { description: 'Is consent to marketing on the channel needed?' })
  consent!: boolean;

  @Field(() => QuietHours, { nullable: true, description: 'When nothing is sent; null is never.' })
  quietHours!: QuietHours | null;

  @Field(() => Boolean, { description: 'Are prices shown?' })
  showPrice!: boolean;
}

@ObjectType({ description: 'How often a visitor may be shown one product on a channel.' })
export class FrequencyCap {
  @Field(() => Int, { description: 'How often.' })
  times!: number;

  @Field(() => Int, { description: 'Within how many days.' })
  days!: number;
}

@ObjectType({ description: 'A place where offers are shown, as it is configured.' })
export class Placement {
  @Field(() => ID, { description: 'Give this in `offers`.' })
  id!: string;

  @Field(() => String, { description: 'What people call it.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What a request must bring: viewing or cart.' })
  needs!: string | null;

  @Field(() => String, { description: 'web, app, email, push, phone or store.' })
  channel!: string;

  @Field(() => [IntentShare], { description: 'What is offered; other intents are not.' })
  intents!: IntentShare[];

  @Field(() => Int, { description: 'Most offers an answer may hold.' })
  slots!: number;

  @Field(() => String, {
    description: 'What a sale is worth: none, margin, revenue, clearance, or property:<attribute>.',
  })
  goal!: string;

  @Field(() => Diversity, { description: 'How varied a list is.' })
  diversity!: Diversity;

  @Field(() => Float, { description: 'Least propensity of an offer, 0 to 1.' })
  minPropensity!: number;

  @Field(() => Int, { description: 'How long evidence may take, milliseconds.' })
  budgetMs!: number;

  @Field(() => String, { description: 'What fills the slots that evidence leaves empty: popular or none.' })
  fallback!: string;

  @Field(() => ChannelConstraints, { description: 'What the channel demands.' })
  constraints!: ChannelConstraints;

  @Field(() => FrequencyCap, { nullable: true, description: 'How often one product; null is no limit.' })
  frequencyCap!: FrequencyCap | null;

  @Field(() => Int, { description: 'Days during which something turned down is not offered again.' })
  coolDownDays!: number;

  @Field(() => Float, { nullable: true, description: 'Least margin over price; null is no floor.' })
  marginFloor!: number | null;

  @Field(() => Float, { description: 'Most that rules may take off a price together, percent.' })
  discountCap!: number;

  @Field(() => Float, { description: 'Share of slots given to exploration.' })
  exploration!: number;

  @Field(() => Int, { description: 'Number of the version that holds; 0 is the default, never saved.' })
  version!: number;

  @Field(() => Boolean, { description: 'Can offers be asked for here?' })
  active!: boolean;

  @Field(() => String, { nullable: true, description: 'Who changed it last; null for a default.' })
  owner!: string | null;

  @Field(() => String, { nullable: true, description: 'Why; null for a default.' })
  reason!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When; null for a default.' })
  changedAt!: Date | null;
}

@ObjectType({ description: 'What a placement was.' })
export class PlacementVersion {
  @Field(() => Int, { description: 'Number of the version, from 1.' })
  version!: number;

  @Field(() => String, { description: 'Who saved it.' })
  owner!: string;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => GraphQLISODateTime, { description: 'When.' })
  at!: Date;

  @Field(() => String, { description: 'The configuration, as JSON.' })
  configuration!: string;
}
