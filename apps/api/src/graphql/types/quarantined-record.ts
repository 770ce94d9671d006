import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionOf } from './page-info.js';

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

  @Field(() => String, { description: 'held, replaying, replayed or discarded.' })
  state!: string;

  @Field(() => String, { description: 'What is kept of it: its text, or base64 where `encoding` says so.' })
  original!: string;

  @Field(() => String, { description: 'text, or base64 for bytes that are no UTF-8.' })
  encoding!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'How many bytes the whole record had; null for records from before they were counted.',
  })
  bytes!: number | null;

  @Field(() => String, { nullable: true, description: 'SHA-256 of the whole record, hexadecimal.' })
  sha256!: string | null;

  @Field(() => Boolean, { description: 'Is only the start of it kept?' })
  cut!: boolean;

  @Field(() => [String], { description: 'What was done with it, by whom and why; oldest first.' })
  history!: readonly string[];
}

@ObjectType()
export class QuarantinedRecordConnection extends connectionOf('QuarantinedRecord', QuarantinedRecord) {}

@InputType({ description: 'Which records of the quarantine; what is left out lets all through.' })
export class QuarantineFilter {
  @Field(() => String, { nullable: true, description: 'The feed they came from.' })
  source?: string | null;

  @Field(() => String, { nullable: true, description: 'A part of the reason.' })
  reason?: string | null;

  @Field(() => String, { nullable: true, description: 'A part of the position, such as orders.csv.' })
  position?: string | null;
}
