import type { ModelCheck as Check, ModelVersion as Version } from '@wherefore/contracts';
import type { ShadowFigures as Figures } from '@wherefore/engine';
import { Field, Float, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import { Count } from './system.js';

@ObjectType({ description: 'One figure by its name.' })
export class Figure {
  @Field(() => String, { description: 'Of what.' })
  name!: string;

  @Field(() => Float, { description: 'How much.' })
  value!: number;
}

@ObjectType({ description: 'What a learning run found, under a name that follows from all of its content.' })
export class ModelVersion {
  @Field(() => ID, { description: 'm- and the beginning of its hash.' })
  id!: string;

  @Field(() => String, { description: 'SHA-256 of its constants and all its relationships.' })
  hash!: string;

  @Field(() => [String], { description: 'What points at it: current, previous, canary, shadow.' })
  aliases!: string[];

  @Field(() => String, {
    nullable: true,
    description: 'The epoch that holds its relationships; null where only this record is left.',
  })
  epoch!: string | null;

  @Field(() => GraphQLISODateTime, { description: 'When it was first learned.' })
  at!: Date;

  @Field(() => String, { description: 'By whom.' })
  by!: string;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => String, { description: 'The program: version of the product, hash of its learning code.' })
  code!: string;

  @Field(() => String, { description: 'Hash of the log it was learned from.' })
  snapshot!: string;

  @Field(() => String, { description: 'Hash of what was read of catalogue, groups and refusals.' })
  shop!: string;

  @Field(() => GraphQLISODateTime, { description: 'The latest purchase it was learned from.' })
  until!: Date;

  @Field(() => String, { description: 'The options of the run, as JSON.' })
  parameters!: string;

  @Field(() => [Figure], { description: 'What it was measured by, on customers held back.' })
  metrics!: Figure[];

  @Field(() => Int, { description: 'Relationships it has.' })
  edges!: number;

  @Field(() => [Count], { description: 'The same by kind.' })
  volumes!: Count[];
}

@ObjectType({ description: 'One thing that must hold before a version is served.' })
export class ModelCheck {
  @Field(() => String, { description: 'complete, constants, volume, degree, metric or scenarios.' })
  name!: string;

  @Field(() => Boolean, { description: 'Does it?' })
  holds!: boolean;

  @Field(() => String, { description: 'A sentence with the figures.' })
  detail!: string;
}

@ObjectType({ description: 'What became of a version that was to be served, or taken back.' })
export class ModelResult {
  @Field(() => ModelVersion, {
    nullable: true,
    description: 'The version that was promoted, or is served instead; null where it was refused.',
  })
  version!: ModelVersion | null;

  @Field(() => String, { nullable: true, description: 'Why it was refused; null where it was not.' })
  refused!: string | null;

  @Field(() => [ModelCheck], { description: 'What was looked at before.' })
  checks!: ModelCheck[];
}

@ObjectType({ description: 'What a version would have done, on a sample of decisions that others made.' })
export class ShadowFigures {
  @Field(() => Int, { description: 'Decisions that it made again.' })
  decisions!: number;

  @Field(() => Int, { description: 'Of them, those that failed.' })
  errors!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Mean part of a list that it would have kept, 0 to 1; null before the first.',
  })
  overlap!: number | null;

  @Field(() => Int, { description: 'Lists of its own that are empty ...' })
  empty!: number;

  @Field(() => Int, { description: '... and of those that were served.' })
  servedEmpty!: number;

  @Field(() => Float, { nullable: true, description: '95th percentile of its time, ms ...' })
  p95Ms!: number | null;

  @Field(() => Float, { nullable: true, description: '... and of what was served.' })
  servedP95Ms!: number | null;
}

export const toModel = ({ why, metrics, volumes, parameters, ...version }: Version): ModelVersion => ({
  ...version,
  aliases: [...version.aliases],
  reason: why,
  at: new Date(version.at),
  until: new Date(version.until),
  parameters: JSON.stringify(parameters),
  metrics: Object.entries(metrics).map(([name, value]) => ({ name, value })),
  volumes: Object.entries(volumes).map(([name, count]) => ({ name, count })),
});

export const toChecks = (checks: readonly Check[]): ModelCheck[] => checks.map((check) => ({ ...check }));
export const toShadow = (figures: Figures): ShadowFigures => ({ ...figures });
