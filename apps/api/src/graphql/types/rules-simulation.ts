import type { ProductMovement as Movement, RulePrice, RulesPreview } from '@wherefore/engine';
import {
  createUnionType,
  Field,
  Float,
  GraphQLISODateTime,
  ID,
  InputType,
  Int,
  ObjectType,
} from 'type-graphql';
import { RuleInput } from './rule.js';
import { RulesRefused } from './rules-result.js';

@InputType({ description: 'Which rules are tried: give either a version or rules.' })
export class RulesQuestionInput {
  @Field(() => Int, { nullable: true, description: 'A version, in whatever state.' })
  version?: number | null;

  @Field(() => [RuleInput], { nullable: true, description: 'A complete set that is not saved.' })
  rules?: RuleInput[] | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The version it is compared with, 0 for no rules; the published one, if left out.',
  })
  against?: number | null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'The rules that run at this moment are taken to have always run; now, if left out.',
  })
  at?: Date | null;
}

@ObjectType({
  description:
    'What lists are expected to bring: sums of propensity x amount over all their offers, in the shop’s currency.',
})
export class ExpectedMoney {
  @Field(() => Float, { description: 'Of prices after discounts.' })
  revenue!: number;

  @Field(() => Float, { description: 'Of prices less costs; an unknown cost counts as no margin.' })
  margin!: number;

  @Field(() => Float, { description: 'Of what a sale is worth by the goal of the placement.' })
  value!: number;
}

@ObjectType({ description: 'How often a product is offered, before and after.' })
export class ProductMovement {
  @Field(() => ID, { description: 'The product.' })
  product!: string;

  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => Int, { description: 'Lists that hold it before.' })
  before!: number;

  @Field(() => Int, { description: 'Lists that hold it after.' })
  after!: number;

  @Field(() => Int, { description: 'Lists that it comes into.' })
  gained!: number;

  @Field(() => Int, { description: 'Lists that it falls out of.' })
  lost!: number;

  @Field(() => Int, { description: 'Lists in which it stands at another place.' })
  moved!: number;

  @Field(() => Float, { description: 'Sum of propensity x price before.' })
  revenueBefore!: number;

  @Field(() => Float, { description: 'Sum of propensity x price after.' })
  revenueAfter!: number;
}

@ObjectType({ description: 'What a rule does by itself: the same rules with it and without it.' })
export class RuleEffect {
  @Field(() => ID, { description: 'The rule.' })
  rule!: string;

  @Field(() => String, { description: 'What people call it.' })
  name!: string;

  @Field(() => Int, { description: 'Lists that differ.' })
  changed!: number;

  @Field(() => Int, { description: 'Offers that it brings in.' })
  gained!: number;

  @Field(() => Int, { description: 'Offers that it drives out.' })
  lost!: number;

  @Field(() => Int, { description: 'Offers that it puts at another place.' })
  moved!: number;

  @Field(() => ExpectedMoney, { description: 'What is expected with it.' })
  with!: ExpectedMoney;

  @Field(() => ExpectedMoney, { description: 'What is expected without it.' })
  without!: ExpectedMoney;
}

@ObjectType({ description: 'What rules would change in one placement.' })
export class PlacementSimulation {
  @Field(() => ID, { description: 'The placement.' })
  placement!: string;

  @Field(() => Int, { description: 'Decisions that were made there.' })
  decisions!: number;

  @Field(() => Int, {
    description: 'Those in which a place would be held by another product, or at another price.',
  })
  changed!: number;

  @Field(() => ExpectedMoney, { description: 'What is expected before.' })
  before!: ExpectedMoney;

  @Field(() => ExpectedMoney, { description: 'What is expected after.' })
  after!: ExpectedMoney;

  @Field(() => [ProductMovement], { description: 'Every product that is offered before or after.' })
  products!: ProductMovement[];

  @Field(() => [RuleEffect], {
    description:
      'What rules do by themselves: those that came or were changed, then boosts, burials and pins.',
  })
  rules!: RuleEffect[];
}

@ObjectType({ description: 'Recorded decisions, decided again with other rules. Figures of several add up.' })
export class RulesSimulation {
  @Field(() => Int, { description: 'Decisions that were decided again.' })
  decisions!: number;

  @Field(() => Int, {
    description: 'Decisions that could not be, because what they rest on is not kept any more.',
  })
  gone!: number;

  @Field(() => ID, {
    nullable: true,
    description: 'Ask for the next ones with this as `before`; null where there are no older ones.',
  })
  next!: string | null;

  @Field(() => [PlacementSimulation], { description: 'By placement.' })
  placements!: PlacementSimulation[];

  @Field(() => [ID], {
    description: 'Rules whose own effect was not worked out, because there are too many.',
  })
  unpriced!: string[];
}

export const RulesSimulationResult = createUnionType({
  name: 'RulesSimulationResult',
  description: 'What rules would change, or why that cannot be said.',
  types: () => [RulesSimulation, RulesRefused] as const,
  resolveType: (value) => ('decisions' in value ? RulesSimulation : RulesRefused),
});

export const toRulesSimulation = (preview: RulesPreview): RulesSimulation => ({
  decisions: preview.decisions,
  gone: preview.gone,
  next: preview.next,
  placements: preview.placements.map(({ placement, decisions, changed, before, after, ...more }) => ({
    placement,
    decisions,
    changed,
    before,
    after,
    products: more.products.map((one) => toMovement(one, preview.titles)),
    rules: more.prices.map(toEffect),
  })),
  unpriced: [...preview.unpriced],
});

const toMovement = (movement: Movement, titles: RulesPreview['titles']): ProductMovement => ({
  ...movement,
  title: titles.get(movement.product) ?? movement.product,
});

const toEffect = (price: RulePrice): RuleEffect => ({
  rule: price.rule,
  name: price.name,
  changed: price.changed,
  gained: price.gained,
  lost: price.lost,
  moved: price.moved,
  with: price.with,
  without: price.without,
});
