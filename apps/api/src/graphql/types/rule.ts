import { Field, GraphQLISODateTime, ID, InputType, ObjectType } from 'type-graphql';
import { RuleAction } from './rule-action.js';
import { RuleCondition } from './rule-condition.js';

@InputType({ description: 'A rule: when all conditions hold, it acts.' })
export class RuleInput {
  @Field(() => ID, { description: 'Lower case letters, digits and dashes.' })
  id!: string;

  @Field(() => String, { description: 'What people call it.' })
  name!: string;

  @Field(() => [RuleCondition], { description: 'All must hold; an empty list always holds.' })
  when!: RuleCondition[];

  @Field(() => RuleAction, { description: 'What it does.' })
  then!: RuleAction;

  @Field(() => String, { nullable: true, description: 'Who answers for it; you, if left out.' })
  owner?: string | null;

  @Field(() => String, { description: 'Why; shown to whoever asks why a product is not offered.' })
  reason!: string;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it begins; at once, if left out.' })
  startsAt?: Date | null;

  @Field(() => GraphQLISODateTime, { description: 'When it ends.' })
  expiresAt!: Date;
}

@ObjectType({ description: 'A rule: when all conditions hold, it acts.' })
export class Rule {
  @Field(() => ID, { description: 'Its id within the set.' })
  id!: string;

  @Field(() => String, { description: 'What people call it.' })
  name!: string;

  @Field(() => String, { description: 'The rule as a sentence.' })
  sentence!: string;

  @Field(() => String, { description: 'high: a change needs two people; else normal.' })
  risk!: string;

  @Field(() => [RuleCondition], { description: 'All must hold.' })
  when!: RuleCondition[];

  @Field(() => RuleAction, { description: 'What it does.' })
  then!: RuleAction;

  @Field(() => String, { description: 'Who answers for it.' })
  owner!: string;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it begins.' })
  startsAt!: Date | null;

  @Field(() => GraphQLISODateTime, { description: 'When it ends.' })
  expiresAt!: Date;
}
