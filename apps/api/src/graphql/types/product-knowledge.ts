import type {
  CatalogueLine as Line,
  JudgedRelation,
  ProductKnowledge as Knowledge,
  Relation,
} from '@wherefore/engine';
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
import { Property } from './explanation.js';
import { isRefused, RequestRefused } from './offer.js';
import { Product, toProduct } from './product.js';

@InputType({ description: 'Which products; what is left out lets all through.' })
export class CatalogueFilter {
  @Field(() => String, { nullable: true, description: 'Words of the title or the id.' })
  search?: string | null;

  @Field(() => ID, { nullable: true, description: 'The brand.' })
  brand?: string | null;

  @Field(() => ID, { nullable: true, description: 'The category; what is in those under it too.' })
  category?: string | null;

  @Field(() => String, { nullable: true, description: 'in or out.' })
  stock?: string | null;
}

@ObjectType({ description: 'A product in the catalogue, with what is known of it in numbers.' })
export class CatalogueLine {
  @Field(() => Product, { description: 'The product.' })
  product!: Product;

  @Field(() => Int, { description: 'Different customers who bought it.' })
  buyers!: number;

  @Field(() => Int, { description: 'Relationships that lead from it to other products.' })
  relationships!: number;
}

@ObjectType({ description: 'A page of the catalogue.' })
export class CataloguePage {
  @Field(() => [CatalogueLine], { description: 'The products.' })
  lines!: CatalogueLine[];

  @Field(() => Boolean, { description: 'Is there more after this page?' })
  hasNextPage!: boolean;
}

@ObjectType({ description: 'A relationship between a product and another, as evidence sees it.' })
export class ProductRelation {
  @Field(() => String, { description: 'Its type in the graph, e.g. COMPLEMENTS.' })
  type!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What a veto names it by; null where it cannot be vetoed.',
  })
  kind!: string | null;

  @Field(() => String, { description: 'out: it leads from the product; in: it leads to it.' })
  direction!: string;

  @Field(() => Product, { description: 'The other product.' })
  product!: Product;

  @Field(() => Float, { description: 'How strong it is, as evidence takes it.' })
  strength!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Who says so: a feed, a learning method, or curated for a person.',
  })
  source!: string | null;

  @Field(() => ID, { nullable: true, description: 'The learning run that published it, if learned.' })
  epoch!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was said.' })
  at!: Date | null;

  @Field(() => String, { nullable: true, description: 'The person who says so, if one does.' })
  by!: string | null;

  @Field(() => String, { nullable: true, description: 'Why, if it was said.' })
  reason!: string | null;

  @Field(() => [Property], { description: 'The figures that support it: lift, confidence, support ...' })
  figures!: Property[];

  @Field(() => Boolean, { description: 'Does a person say that it does not count?' })
  vetoed!: boolean;
}

@ObjectType({ description: 'What a person says of a product and another.' })
export class RelationJudgement {
  @Field(() => String, { description: 'out: of the way from the product to the other; in: of the way back.' })
  direction!: string;

  @Field(() => Product, { description: 'The other product.' })
  product!: Product;

  @Field(() => String, { description: 'complements, substitutes, upgrades ...' })
  kind!: string;

  @Field(() => String, { description: 'stated, vetoed or withdrawn.' })
  verdict!: string;

  @Field(() => Float, { description: 'Strength of what is stated.' })
  strength!: number;

  @Field(() => String, { description: 'Who said so.' })
  by!: string;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => GraphQLISODateTime, { description: 'When.' })
  at!: Date;
}

@ObjectType({
  description: 'A group of customers among whose best sellers a product is; never fewer than ten buyers.',
})
export class BuyingGroup {
  @Field(() => ID, { description: 'The group.' })
  id!: string;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => Int, { description: 'Its members who bought the product lately.' })
  buyers!: number;

  @Field(() => Float, { description: 'Their share of the group, 0 to 1.' })
  share!: number;
}

@ObjectType({ description: 'How a product is linked with others, and who says so.' })
export class ProductKnowledge {
  @Field(() => Product, { description: 'The product.' })
  product!: Product;

  @Field(() => ID, { nullable: true, description: 'The learning run that offers are decided with.' })
  epoch!: string | null;

  @Field(() => [ProductRelation], {
    description: 'Relationships of each type and direction, strongest first.',
  })
  relations!: ProductRelation[];

  @Field(() => [RelationJudgement], { description: 'What people say of them, latest first.' })
  judgements!: RelationJudgement[];

  @Field(() => [BuyingGroup], { description: 'The groups that buy it.' })
  groups!: BuyingGroup[];

  @Field(() => String, { description: 'The statement that finds the relationships.' })
  cypher!: string;

  @Field(() => String, { description: 'Its parameters, as JSON.' })
  parameters!: string;
}

@ObjectType({ description: 'A person’s word on what is sold, taken.' })
export class WordTaken {
  @Field(() => Boolean, {
    description:
      'Do all offers from now on keep to it? If not, it is durable, and a worker will take it soon.',
  })
  inEffect!: boolean;
}

export const WordResult = createUnionType({
  name: 'WordResult',
  description: 'A person’s word, taken, or why it was not.',
  types: () => [WordTaken, RequestRefused] as const,
  resolveType: (value) => (isRefused(value) ? RequestRefused : WordTaken),
});

export const toCatalogueLine = ({ product, ...figures }: Line): CatalogueLine => ({
  product: toProduct(product),
  ...figures,
});

const SAID = new Set(['source', 'epoch', 'at', 'by', 'reason', 'stamp']);
const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const dateOf = (value: unknown): Date | null => (typeof value === 'string' ? new Date(value) : null);

function toRelation({ product, properties, ...relation }: Relation): ProductRelation {
  return {
    ...relation,
    product: toProduct(product),
    source: textOf(properties['source']),
    epoch: textOf(properties['epoch']),
    at: dateOf(properties['at']),
    by: textOf(properties['by']),
    reason: textOf(properties['reason']),
    figures: Object.entries(properties)
      .filter(([name, value]) => !SAID.has(name) && value !== null)
      .map(([name, value]) => ({ name, value: String(value) })),
  };
}

const toJudgement = ({ product, at, ...judgement }: JudgedRelation): RelationJudgement => ({
  ...judgement,
  product: toProduct(product),
  at: new Date(at),
});

/** Knowledge as the API shows it. */
export const toProductKnowledge = (known: Knowledge): ProductKnowledge => ({
  product: toProduct(known.product),
  epoch: known.epoch,
  relations: known.relations.map(toRelation),
  judgements: known.judgements.map(toJudgement),
  groups: known.groups.map(({ id, name, buyers, share }) => ({ id, name, buyers, share })),
  cypher: known.cypher.statement,
  parameters: JSON.stringify(known.cypher.parameters),
});
