import { Field, Float, InputType, Int, ObjectType } from 'type-graphql';

@ObjectType('RuleCap', { description: 'How often one visitor is shown something.' })
@InputType('RuleCapInput', { description: 'How often one visitor is shown something.' })
export class RuleCap {
  @Field(() => Int, { description: 'At most so many times,' })
  times!: number;

  @Field(() => Int, { description: 'within so many days:' })
  days!: number;

  @Field(() => String, {
    defaultValue: 'product',
    description: 'product: each by itself; rule: all products of the rule together.',
  })
  per!: string;
}

@ObjectType('RuleRequirement', { description: 'What an offer must reach.' })
@InputType('RuleRequirementInput', { description: 'What an offer must reach.' })
export class RuleRequirement {
  @Field(() => Float, { nullable: true, description: 'Margin after discounts, as a share of the price.' })
  margin?: number | null;

  @Field(() => Float, { nullable: true, description: 'Propensity, 0 to 1.' })
  propensity?: number | null;
}

@ObjectType('RuleAction', { description: 'What a rule does: exactly one field is given.' })
@InputType('RuleActionInput', { description: 'What a rule does: give exactly one field.' })
export class RuleAction {
  @Field(() => Int, { nullable: true, description: 'Put it at this position, from 1.' })
  pin?: number | null;

  @Field(() => Float, { nullable: true, description: 'Multiply its priority by this factor, above 1.' })
  boost?: number | null;

  @Field(() => Float, { nullable: true, description: 'Multiply its priority by this factor, below 1.' })
  bury?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Never offer it.' })
  exclude?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Make the named products candidates.' })
  include?: boolean | null;

  @Field(() => RuleCap, { nullable: true, description: 'Limit how often it is shown.' })
  cap?: RuleCap | null;

  @Field(() => Float, { nullable: true, description: 'Take so many percent off its price.' })
  discount?: number | null;

  @Field(() => RuleRequirement, { nullable: true, description: 'Offer it only where it reaches this.' })
  require?: RuleRequirement | null;
}
