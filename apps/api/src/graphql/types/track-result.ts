import { Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A record that could not be used.' })
export class NotAccepted {
  @Field(() => Int, { description: 'Its place in the request, from 0.' })
  index!: number;

  @Field(() => String, { description: 'What is wrong with it.' })
  reason!: string;
}

@ObjectType({ description: 'What became of the events; the accepted ones are durable.' })
export class TrackResult {
  @Field(() => Int, { description: 'How many were accepted.' })
  accepted!: number;

  @Field(() => [NotAccepted], { description: 'Those that were not; they are kept in quarantine.' })
  quarantined!: NotAccepted[];
}

@ObjectType({ description: 'A record that is still not an event.' })
export class ReplayRefused {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => String, { description: 'What is wrong with it now.' })
  reason!: string;
}

@ObjectType({ description: 'What became of the records.' })
export class ReplayResult {
  @Field(() => [ID], { description: 'Those that went through.' })
  replayed!: string[];

  @Field(() => [ReplayRefused], { description: 'Those that did not.' })
  refused!: ReplayRefused[];
}
