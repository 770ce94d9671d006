import { Field, Float, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

/** What kind of addend a contribution is. */
export enum ContributionKind {
  BASE = 'BASE',
  PATH = 'PATH',
  MODEL = 'MODEL',
}
registerEnumType(ContributionKind, {
  name: 'ContributionKind',
  description: 'What kind of addend a contribution is.',
  valuesConfig: {
    BASE: { description: 'The base rate: the score of a product nothing speaks for.' },
    PATH: { description: 'A path through the graph.' },
    MODEL: { description: 'What a model of the shop’s own said.' },
  },
});

@ObjectType({ description: 'A node on a path.' })
export class PathNode {
  @Field(() => String, {
    description: 'Its label in the graph: Customer, Product, Category, Brand or Segment.',
  })
  label!: string;

  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => String, { description: 'What people call it.' })
  name!: string;
}

@ObjectType({ description: 'A property of a relationship.' })
export class Property {
  @Field(() => String, { description: 'Its name in the graph.' })
  name!: string;

  @Field(() => String, { description: 'Its value, as text.' })
  value!: string;
}

@ObjectType({
  description: 'A relationship on a path, in the direction it has in the graph, with its provenance.',
})
export class PathRelationship {
  @Field(() => String, { description: 'Its type in the graph, e.g. PURCHASED or COMPLEMENTS.' })
  type!: string;

  @Field(() => Int, { description: 'Index of the node it leaves.' })
  from!: number;

  @Field(() => Int, { description: 'Index of the node it enters.' })
  to!: number;

  @Field(() => String, { nullable: true, description: 'Who says so: a feed, a learning method or a person.' })
  source!: string | null;

  @Field(() => ID, { nullable: true, description: 'The learning run that published it, if learned.' })
  epoch!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was said.' })
  at!: Date | null;

  @Field(() => [Property], { description: 'Everything the graph holds on it.' })
  properties!: Property[];
}

@ObjectType({ description: 'A walk through the graph from what we know to what we offer.' })
export class EvidencePath {
  @Field(() => [PathNode], { description: 'The nodes, in the order of the walk.' })
  nodes!: PathNode[];

  @Field(() => [PathRelationship], { description: 'The relationships between them.' })
  relationships!: PathRelationship[];

  @Field(() => Float, { description: 'Log-odds that this path added to the score.' })
  contribution!: number;

  @Field(() => String, { description: 'The walk in one line.' })
  text!: string;
}

@ObjectType({ description: 'One addend of a score. All contributions of an offer add up to its score.' })
export class Contribution {
  @Field(() => ContributionKind, { description: 'What kind of addend.' })
  kind!: ContributionKind;

  @Field(() => String, { description: 'The evidence source, base-rate, or model: and the name of a model.' })
  source!: string;

  @Field(() => String, { description: 'In a few words.' })
  label!: string;

  @Field(() => Float, { description: 'Log-odds added: coefficient x weight x strength.' })
  value!: number;

  @Field(() => Float, {
    description: 'Share of everything added above the base rate, 0 to 1; 0 for the base rate.',
  })
  share!: number;

  @Field(() => Float, { description: 'Learned coefficient of the source.' })
  coefficient!: number;

  @Field(() => Float, { description: 'Weight of the anchor: its kind, how recent, how often.' })
  weight!: number;

  @Field(() => Float, { description: 'Strength of the relationship, as learned.' })
  strength!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'How the anchor is known: viewing, cart, recent, purchased, viewed, carted, subscribed, segment or everyone.',
  })
  anchorKind!: string | null;

  @Field(() => EvidencePath, { nullable: true, description: 'The walk, for paths.' })
  path!: EvidencePath | null;
}

@ObjectType({ description: 'Cypher that finds the same paths and computes the same contributions.' })
export class CypherStatement {
  @Field(() => String, { description: 'The statement, with parameters.' })
  statement!: string;

  @Field(() => String, { description: 'The parameters, as JSON.' })
  parameters!: string;

  @Field(() => String, {
    description: 'The statement with the parameters written in: paste it into Neo4j Browser.',
  })
  browser!: string;

  @Field(() => String, { description: 'Opens Neo4j Browser with the statement in its editor.' })
  browserUrl!: string;
}

@ObjectType({ description: 'Why a product was offered: the very terms that were added to its score.' })
export class Because {
  @Field(() => String, { description: 'The strongest reason in one sentence.' })
  headline!: string;

  @Field(() => Float, { description: 'The sum of the contributions, in log-odds.' })
  score!: number;

  @Field(() => EvidencePath, {
    nullable: true,
    description: 'The path that added most; null where nothing but the base rate speaks.',
  })
  firstPath!: EvidencePath | null;

  @Field(() => [Contribution], { description: 'Every addend, largest first after the base rate.' })
  contributions!: Contribution[];

  @Field(() => [EvidencePath], { description: 'The paths among them, largest contribution first.' })
  paths!: EvidencePath[];

  @Field(() => CypherStatement, { description: 'For those who want to see for themselves.' })
  cypher!: CypherStatement;
}
