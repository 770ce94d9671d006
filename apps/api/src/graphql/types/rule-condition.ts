import { Field, Float, GraphQLISODateTime, ID, InputType, ObjectType } from 'type-graphql';
import { RuleValue } from './rule-value.js';

@ObjectType('RuleAttribute', { description: 'An attribute and the values it may have.' })
@InputType('RuleAttributeInput', { description: 'An attribute and the values it may have.' })
export class RuleAttribute {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => [RuleValue], { description: 'Any of these.' })
  is!: (string | number | boolean)[];
}

@ObjectType('RuleRange', { description: 'From one figure to another; both belong to it.' })
@InputType('RuleRangeInput', { description: 'From one figure to another; both belong to it.' })
export class RuleRange {
  @Field(() => Float, { nullable: true, description: 'The least.' })
  from?: number | null;

  @Field(() => Float, { nullable: true, description: 'The most.' })
  to?: number | null;
}

@ObjectType('RulePeriod', { description: 'From one moment up to, not including, another.' })
@InputType('RulePeriodInput', { description: 'From one moment up to, not including, another.' })
export class RulePeriod {
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'The first moment.' })
  from?: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'The end.' })
  to?: Date | null;
}

@ObjectType('RuleCondition', { description: 'One test of a rule: exactly one field besides `not` is given.' })
@InputType('RuleConditionInput', { description: 'One test of a rule: give exactly one field besides `not`.' })
export class RuleCondition {
  @Field(() => [ID], { nullable: true, description: 'Offers for any of these placements.' })
  placement?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'web, app, email, push, phone or store.' })
  channel?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'The visitor is in any of these segments.' })
  segment?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'The visitor is from any of these countries.' })
  country?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'The visitor is in any of these stores.' })
  store?: string[] | null;

  @Field(() => RuleAttribute, { nullable: true, description: 'What is known of the visitor.' })
  visitorAttribute?: RuleAttribute | null;

  @Field(() => RulePeriod, { nullable: true, description: 'When offers are decided.' })
  date?: RulePeriod | null;

  @Field(() => [ID], { nullable: true, description: 'The cart holds any of these products.' })
  cartHolds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Any of these products.' })
  product?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Products of any of these categories.' })
  category?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Products of any of these brands.' })
  brand?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'good, subscription or add-on.' })
  kind?: string[] | null;

  @Field(() => RuleAttribute, { nullable: true, description: 'An attribute of the product.' })
  attribute?: RuleAttribute | null;

  @Field(() => RuleRange, { nullable: true, description: 'Price before discounts.' })
  price?: RuleRange | null;

  @Field(() => RuleRange, {
    nullable: true,
    description: 'Margin before discounts, as a share of the price.',
  })
  margin?: RuleRange | null;

  @Field(() => RuleRange, { nullable: true, description: 'Units in stock.' })
  stock?: RuleRange | null;

  @Field(() => [String], {
    nullable: true,
    description: 'What it is offered as: substitute, complement, bundle, upgrade, replenish or discover.',
  })
  intent?: string[] | null;

  @Field(() => Boolean, { defaultValue: false, description: 'The opposite, also of what is unknown.' })
  not!: boolean;
}
