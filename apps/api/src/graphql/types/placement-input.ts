import { Field, Float, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'How much of a list an intent gets.' })
export class IntentShareInput {
  @Field(() => String, {
    description: 'substitute, complement, bundle, upgrade, replenish or discover.',
  })
  intent!: string;

  @Field(() => Float, { description: 'Its share of the slots, 0 to 1; shares need not add up to 1.' })
  share!: number;
}

@InputType({ description: 'How varied a list is.' })
export class DiversityInput {
  @Field(() => Float, { nullable: true, description: '1 is relevance alone, and the default.' })
  lambda?: number | null;

  @Field(() => Int, { nullable: true, description: 'Most offers of one category.' })
  perCategory?: number | null;

  @Field(() => Int, { nullable: true, description: 'Most offers of one brand.' })
  perBrand?: number | null;
}

@InputType({ description: 'Hours of the visitor’s clock in which nothing is sent; may go over midnight.' })
export class QuietHoursInput {
  @Field(() => Int, { description: 'The first quiet hour, 0 to 23.' })
  from!: number;

  @Field(() => Int, { description: 'The first hour that is not quiet any more, 0 to 23.' })
  to!: number;
}

@InputType({ description: 'What the channel of a placement demands.' })
export class ChannelConstraintsInput {
  @Field(() => Boolean, {
    nullable: true,
    description: 'Is consent to marketing on the channel needed? No, if left out.',
  })
  consent?: boolean | null;

  @Field(() => QuietHoursInput, { nullable: true, description: 'When nothing is sent.' })
  quietHours?: QuietHoursInput | null;

  @Field(() => Boolean, { nullable: true, description: 'Are prices shown? Yes, if left out.' })
  showPrice?: boolean | null;
}

@InputType({ description: 'How often a visitor may be shown one product on a channel.' })
export class FrequencyCapInput {
  @Field(() => Int, { description: 'How often.' })
  times!: number;

  @Field(() => Int, { description: 'Within how many days.' })
  days!: number;
}

@InputType({ description: 'The whole configuration of a placement: what is left out gets its default.' })
export class PlacementInput {
  @Field(() => ID, { description: 'Its name in requests: lower case letters, digits and dashes.' })
  id!: string;

  @Field(() => String, { description: 'What people call it.' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'web (the default), app, email, push, phone or store.',
  })
  channel?: string | null;

  @Field(() => String, { nullable: true, description: 'What a request must bring: viewing or cart.' })
  needs?: string | null;

  @Field(() => [IntentShareInput], { description: 'What is offered; other intents are not.' })
  intents!: IntentShareInput[];

  @Field(() => Int, { nullable: true, description: 'Most offers an answer may hold; 20 if left out.' })
  slots?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What a sale is worth: none (the default), margin, revenue, clearance, or property:<attribute>.',
  })
  goal?: string | null;

  @Field(() => DiversityInput, { nullable: true, description: 'How varied a list is.' })
  diversity?: DiversityInput | null;

  @Field(() => Float, { nullable: true, description: 'Least propensity of an offer; 0 if left out.' })
  minPropensity?: number | null;

  @Field(() => Int, { nullable: true, description: 'How long evidence may take, ms; 1000 if left out.' })
  budgetMs?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'What fills empty slots: popular (the default) or none.',
  })
  fallback?: string | null;

  @Field(() => ChannelConstraintsInput, { nullable: true, description: 'What the channel demands.' })
  constraints?: ChannelConstraintsInput | null;

  @Field(() => FrequencyCapInput, {
    nullable: true,
    description: 'How often one product; no limit if left out.',
  })
  frequencyCap?: FrequencyCapInput | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Days of rest after something was turned down; 30 if left out.',
  })
  coolDownDays?: number | null;

  @Field(() => Float, { nullable: true, description: 'Least margin over price; no floor if left out.' })
  marginFloor?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Most that rules may take off a price, percent; 30 if left out.',
  })
  discountCap?: number | null;

  @Field(() => Float, { nullable: true, description: 'Share of slots given to exploration; 0 if left out.' })
  exploration?: number | null;
}
