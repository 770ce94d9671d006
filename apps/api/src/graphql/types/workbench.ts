import { createUnionType, Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Json } from './json.js';

@InputType({ description: 'A statement in Cypher that only reads.' })
export class CypherInput {
  @Field(() => String, { description: 'One statement; a semicolon may end it.' })
  statement!: string;

  @Field(() => String, { defaultValue: '{}', description: 'Its parameters: JSON of an object, up to 64 kB.' })
  parameters!: string;
}

@ObjectType({ description: 'A node in the answer of a statement.' })
export class CypherNode {
  @Field(() => ID, { description: 'Its id within the graph as it is now.' })
  id!: string;

  @Field(() => [String], { description: 'What it is.' })
  labels!: readonly string[];

  @Field(() => Json, { description: 'What you may read of its properties, as an object.' })
  properties!: unknown;
}

@ObjectType({ description: 'A relationship in the answer of a statement.' })
export class CypherRelationship {
  @Field(() => ID, { description: 'Its id within the graph as it is now.' })
  id!: string;

  @Field(() => String, { description: 'What it says.' })
  type!: string;

  @Field(() => ID, { description: 'The node it starts from; it need not be in the answer.' })
  from!: string;

  @Field(() => ID, { description: 'The node it leads to; it need not be in the answer.' })
  to!: string;

  @Field(() => Json, { description: 'What you may read of its properties, as an object.' })
  properties!: unknown;
}

@ObjectType({ description: 'The answer of a statement.' })
export class CypherAnswer {
  @Field(() => [String], { description: 'Names of the columns.' })
  columns!: readonly string[];

  @Field(() => [Json], {
    description:
      'Rows: a list each, with a value for every column. Nodes, relationships and paths are objects; whole numbers beyond 2^53 are text.',
  })
  rows!: readonly unknown[];

  @Field(() => [CypherNode], { description: 'The nodes in the rows, each once.' })
  nodes!: readonly CypherNode[];

  @Field(() => [CypherRelationship], { description: 'The relationships in the rows, each once.' })
  relationships!: readonly CypherRelationship[];

  @Field(() => String, {
    nullable: true,
    description:
      'rows or bytes: which limit the answer was cut at (1,000 rows, 1 MB); null when it is complete.',
  })
  truncated!: string | null;

  @Field(() => [String], {
    description: 'Names of properties that were left out because you may not read them.',
  })
  hidden!: readonly string[];

  @Field(() => Json, { description: 'How it was answered: operator, details, estimatedRows, children.' })
  plan!: unknown;

  @Field(() => [String], { description: 'What Neo4j has to say against the statement.' })
  notices!: readonly string[];

  @Field(() => Int, { description: 'How long planning and answering took, ms.' })
  ms!: number;
}

@ObjectType({ description: 'How a statement would be answered.' })
export class CypherPlan {
  @Field(() => Json, { description: 'Its last step, with those before it as children.' })
  plan!: unknown;

  @Field(() => [String], { description: 'What Neo4j has to say against the statement.' })
  notices!: readonly string[];
}

@ObjectType({ description: 'Why something was not done in the workbench.' })
export class WorkbenchRefused {
  @Field(() => String, {
    description:
      'empty, too-long, hidden, several-statements, not-read-only, not-allowed, too-costly, personal, bad-parameter, syntax, ' +
      'failed, timeout, busy, cancelled or not-yours.',
  })
  code!: string;

  @Field(() => String, { description: 'What is wrong, in a sentence.' })
  message!: string;

  @Field(() => String, { description: 'What to do about it, in a sentence.' })
  advice!: string;

  @Field(() => Int, { nullable: true, description: 'Where in the statement, in characters from 0.' })
  at!: number | null;
}

@ObjectType({ description: 'A parameter of a kept query.' })
export class QueryParameter {
  @Field(() => String, { description: 'Its name, without $.' })
  name!: string;

  @Field(() => Json, { nullable: true, description: 'A value to start from.' })
  example!: unknown;

  @Field(() => String, { description: 'What it is.' })
  meaning!: string;
}

@ObjectType({ description: 'A query that comes with the product.' })
export class AnalystQuery {
  @Field(() => ID, { description: 'Its file’s name.' })
  name!: string;

  @Field(() => String, { description: 'Its name in words.' })
  title!: string;

  @Field(() => String, { description: 'What it answers.' })
  answers!: string;

  @Field(() => [QueryParameter], { description: 'What it wants to know.' })
  parameters!: readonly QueryParameter[];

  @Field(() => String, { description: 'The Cypher.' })
  statement!: string;
}

@InputType({ description: 'A query to save.' })
export class SavedQueryInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The query of yours that is replaced; left out for a new one.',
  })
  id?: string | null;

  @Field(() => String, { description: 'What it answers, in a few words.' })
  title!: string;

  @Field(() => String, { defaultValue: '', description: 'What one should know before running it.' })
  about!: string;

  @Field(() => String, { description: 'The Cypher.' })
  statement!: string;

  @Field(() => String, { defaultValue: '{}', description: 'Values to start from: JSON of an object.' })
  parameters!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'May every analyst see it?' })
  shared!: boolean;
}

@ObjectType({ description: 'A query that somebody saved.' })
export class SavedQuery {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => String, { description: 'What it answers, in a few words.' })
  title!: string;

  @Field(() => String, { description: 'What one should know before running it.' })
  about!: string;

  @Field(() => String, { description: 'The Cypher.' })
  statement!: string;

  @Field(() => String, { description: 'Values to start from: JSON of an object.' })
  parameters!: string;

  @Field(() => String, { description: 'Who saved it.' })
  owner!: string;

  @Field(() => Boolean, { description: 'Did you save it?' })
  mine!: boolean;

  @Field(() => Boolean, { description: 'May every analyst see it?' })
  shared!: boolean;

  @Field(() => GraphQLISODateTime, { description: 'When it was saved last.' })
  at!: Date;
}

@ObjectType({ description: 'A property and what it means.' })
export class PropertyMeaning {
  @Field(() => String, { description: 'Its name; * stands for any ending.' })
  name!: string;

  @Field(() => String, { description: 'What its values are.' })
  type!: string;

  @Field(() => String, { description: 'What it means.' })
  meaning!: string;

  @Field(() => Boolean, { description: 'Tells who somebody is: only admins may read it in the workbench.' })
  personal!: boolean;
}

@ObjectType({ description: 'A label and what it means.' })
export class LabelMeaning {
  @Field(() => String, { description: 'The label.' })
  name!: string;

  @Field(() => String, { description: 'What it means.' })
  meaning!: string;

  @Field(() => [PropertyMeaning], { description: 'What is known of such a node.' })
  properties!: readonly PropertyMeaning[];
}

@ObjectType({ description: 'A type of relationship and what it means.' })
export class RelationshipMeaning extends LabelMeaning {
  @Field(() => [String], { description: 'Labels it starts from.' })
  from!: readonly string[];

  @Field(() => [String], { description: 'Labels it leads to.' })
  to!: readonly string[];
}

@ObjectType({ description: 'What there is in the graph.' })
export class GraphMeaning {
  @Field(() => [LabelMeaning], { description: 'The labels.' })
  labels!: readonly LabelMeaning[];

  @Field(() => [RelationshipMeaning], { description: 'The types of relationships.' })
  relationships!: readonly RelationshipMeaning[];

  @Field(() => [String], { description: 'Functions that a statement may call.' })
  functions!: readonly string[];

  @Field(() => String, { description: 'Address of Neo4j Browser, for those who have a login of the graph.' })
  browser!: string;
}

export const CypherResult = createUnionType({
  name: 'CypherResult',
  description: 'The answer, or why there is none.',
  types: () => [CypherAnswer, WorkbenchRefused] as const,
  resolveType: (value) => ('columns' in value ? CypherAnswer : WorkbenchRefused),
});

export const CypherPlanResult = createUnionType({
  name: 'CypherPlanResult',
  description: 'The plan, or why there is none.',
  types: () => [CypherPlan, WorkbenchRefused] as const,
  resolveType: (value) => ('plan' in value ? CypherPlan : WorkbenchRefused),
});

export const SavedQueryResult = createUnionType({
  name: 'SavedQueryResult',
  description: 'The query, or why it was not changed.',
  types: () => [SavedQuery, WorkbenchRefused] as const,
  resolveType: (value) => ('title' in value ? SavedQuery : WorkbenchRefused),
});
