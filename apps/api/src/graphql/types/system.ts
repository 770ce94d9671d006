import { Field, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';

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
