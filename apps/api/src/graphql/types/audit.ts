import { Field, GraphQLISODateTime, ID, InputType, ObjectType } from 'type-graphql';
import { connectionOf } from './page-info.js';

@ObjectType({ description: 'Something that somebody changed, with the reason they gave.' })
export class AuditEntry {
  @Field(() => ID, { description: 'Its own id.' })
  id!: string;

  @Field(() => GraphQLISODateTime, { description: 'When.' })
  at!: Date;

  @Field(() => String, { description: 'Who, as the issuer of their token names them.' })
  who!: string;

  @Field(() => String, { description: 'The kind of change, such as rules.publish.' })
  what!: string;

  @Field(() => String, { nullable: true, description: 'What was, as JSON; null where there was nothing.' })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'What is since, as JSON; null where nothing is.' })
  after!: string | null;

  @Field(() => String, { nullable: true, description: 'Why.' })
  why!: string | null;
}

@ObjectType()
export class AuditEntryConnection extends connectionOf('AuditEntry', AuditEntry) {}

@InputType({ description: 'Which changes; what is left out lets all through.' })
export class AuditFilter {
  @Field(() => String, { nullable: true, description: 'The start of the kind: `rules.` or `rules.publish`.' })
  what?: string | null;

  @Field(() => String, { nullable: true, description: 'A part of the name of who did it.' })
  who?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'A part of the reason, of what was or of what is since.',
  })
  text?: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'From then on.' })
  since?: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Until then.' })
  until?: Date | null;
}
