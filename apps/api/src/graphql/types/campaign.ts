import type { CampaignFacts } from '@wherefore/engine';
import { createUnionType, Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A marketing action that reaches customers and promotes products.' })
export class Campaign {
  @Field(() => ID, { description: 'Its id in the system that it comes from.' })
  id!: string;

  @Field(() => String, { description: 'What people call it.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'How it is sent, as its source writes it.' })
  channel!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it begins; null has no beginning.' })
  startsAt!: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it ends; null has no end.' })
  endsAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Who described it last.' })
  source!: string | null;

  @Field(() => Int, { description: 'How many products it promotes.' })
  products!: number;

  @Field(() => Int, { description: 'Customers whom it reached.' })
  reached!: number;

  @Field(() => Int, { description: 'How often it reached them, all together.' })
  contacts!: number;

  @Field(() => Int, { description: 'Customers whom it reached and who redeemed.' })
  answered!: number;

  @Field(() => Int, { description: 'Customers who redeemed, whether it reached them or not.' })
  redeemed!: number;

  @Field(() => Int, { description: 'How often they redeemed.' })
  redemptions!: number;
}

@ObjectType({ description: 'Orders of those whom a campaign reached, while it ran.' })
export class CampaignOrders {
  @Field(() => Int, { description: 'All of them.' })
  orders!: number;

  @Field(() => Int, { description: 'Those that hold something the campaign promotes.' })
  promoted!: number;

  @Field(() => Boolean, { description: 'Are there more, that were not looked at?' })
  more!: boolean;
}

@InputType({ description: 'A campaign, completely: what is left out it does not have.' })
export class CampaignInput {
  @Field(() => ID, { description: 'Its id: an existing campaign is described anew.' })
  id!: string;

  @Field(() => String, { description: 'What people call it.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'How it is sent.' })
  channel?: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it begins.' })
  startsAt?: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it ends.' })
  endsAt?: Date | null;

  @Field(() => [ID], { description: 'What it promotes.' })
  products!: string[];
}

@ObjectType({ description: 'A campaign that was saved.' })
export class SavedCampaign {
  @Field(() => ID, { description: 'The campaign.' })
  id!: string;

  @Field(() => Boolean, { description: 'Does it hold already? False while it waits for a worker.' })
  inEffect!: boolean;
}

@ObjectType({ description: 'Why a campaign was not saved.' })
export class CampaignRefused {
  @Field(() => String, { description: 'In a sentence.' })
  message!: string;
}

export const SaveCampaignResult = createUnionType({
  name: 'SaveCampaignResult',
  description: 'The campaign that was saved, or why it was not.',
  types: () => [SavedCampaign, CampaignRefused] as const,
  resolveType: (value) => ('inEffect' in value ? SavedCampaign : CampaignRefused),
});

export const toCampaign = (facts: CampaignFacts): Campaign => ({
  ...facts,
  startsAt: facts.startsAt === null ? null : new Date(facts.startsAt),
  endsAt: facts.endsAt === null ? null : new Date(facts.endsAt),
});
