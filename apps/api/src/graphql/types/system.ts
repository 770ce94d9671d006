import { Field, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from './page-info.js';

@ObjectType({ description: 'How many there are of something.' })
export class Count {
  @Field(() => String, { description: 'Of what.' })
  name!: string;

  @Field(() => Int, { description: 'How many.' })
  count!: number;
}

@ObjectType({ description: 'Jobs between intake and graph.' })
export class QueueState {
  @Field(() => Int, { description: 'Batches waiting.' })
  waiting!: number;

  @Field(() => Int, { description: 'Batches being applied.' })
  active!: number;

  @Field(() => Int, { description: 'Batches to be tried again.' })
  delayed!: number;

  @Field(() => Int, { description: 'Batches that failed every time; they are kept.' })
  failed!: number;

  @Field(() => Int, { description: 'Workers connected.' })
  workers!: number;
}

@ObjectType({ description: 'What the platform holds and how it does.' })
export class System {
  @Field(() => ID, {
    nullable: true,
    description: 'The current epoch; null before the first `wherefore learn`.',
  })
  epoch!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was learned.' })
  learnedAt!: Date | null;

  @Field(() => [Count], { description: 'Nodes by label.' })
  nodes!: Count[];

  @Field(() => [Count], { description: 'Relationships by type.' })
  relationships!: Count[];

  @Field(() => [Count], { description: 'Records held in quarantine, by source and reason.' })
  quarantine!: Count[];

  @Field(() => QueueState, { description: 'Work in progress.' })
  queue!: QueueState;
}

@ObjectType({ description: 'A record that could not be used, kept until somebody mends or discards it.' })
export class QuarantinedRecord {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => String, { description: 'The feed it came from.' })
  source!: string;

  @Field(() => String, { description: 'Where it stood.' })
  position!: string;

  @Field(() => String, { description: 'What is wrong with it.' })
  reason!: string;

  @Field(() => Int, { description: 'How often it came.' })
  count!: number;

  @Field(() => GraphQLISODateTime, { description: 'When it first came.' })
  firstSeen!: Date;

  @Field(() => GraphQLISODateTime, { description: 'When it last came.' })
  lastSeen!: Date;

  @Field(() => String, { description: 'held, replayed or discarded.' })
  state!: string;
}

@ObjectType()
export class QuarantinedRecordConnection extends connectionOf('QuarantinedRecord', QuarantinedRecord) {}
