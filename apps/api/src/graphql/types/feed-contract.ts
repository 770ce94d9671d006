import { Field, GraphQLISODateTime, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'What a feed promises about its data, in one version that never changes.' })
export class FeedContractVersion {
  @Field(() => String, { description: 'The source that the feed’s events name.' })
  feed!: string;

  @Field(() => Int, { description: 'Number of the version, from 1.' })
  version!: number;

  @Field(() => String, {
    nullable: true,
    description: 'The contract, as JSON; null where this version of the product cannot read it any more.',
  })
  contract!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who answers for the feed, as the contract says; null where it cannot be read any more.',
  })
  owner!: string | null;

  @Field(() => String, { description: 'Who published it.' })
  publishedBy!: string;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => GraphQLISODateTime, { description: 'When.' })
  at!: Date;
}

@ObjectType({ description: 'One difference between two versions of a contract.' })
export class FeedContractChange {
  @Field(() => Boolean, { description: 'Would records that were good be bad, or fields be gone?' })
  breaking!: boolean;

  @Field(() => String, { description: 'What changes, in words.' })
  text!: string;
}

@ObjectType({ description: 'What became of a contract that was to be published.' })
export class FeedContractResult {
  @Field(() => Int, {
    nullable: true,
    description: 'The version that holds since; null where it was refused.',
  })
  version!: number | null;

  @Field(() => String, { nullable: true, description: 'Why it was refused; null where it was not.' })
  refused!: string | null;

  @Field(() => [FeedContractChange], { description: 'What it changes.' })
  changes!: FeedContractChange[];
}

@ObjectType({ description: 'A batch that a data contract holds, or held, as a whole.' })
export class HeldBatch {
  @Field(() => String, { description: 'Its id.' })
  id!: string;

  @Field(() => String, { description: 'The feed it came from.' })
  source!: string;

  @Field(() => String, { description: 'Why it is held.' })
  reason!: string;

  @Field(() => Int, { description: 'How many events it has.' })
  records!: number;

  @Field(() => GraphQLISODateTime, { description: 'When it came.' })
  at!: Date;

  @Field(() => String, { description: 'held, releasing, released or rejected.' })
  state!: string;

  @Field(() => String, { nullable: true, description: 'Who released or rejected it.' })
  settledBy!: string | null;

  @Field(() => String, { nullable: true, description: 'The reason given.' })
  why!: string | null;
}

@ObjectType({ description: 'An event of a held batch.' })
export class HeldBatchEvent {
  @Field(() => String, { description: 'The event, as JSON.' })
  event!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What its feed’s contract, as it is now, says against it; null where nothing.',
  })
  fault!: string | null;
}

@ObjectType({ description: 'A held batch with what it holds.' })
export class HeldBatchContent extends HeldBatch {
  @Field(() => Int, { description: 'How many of its events have faults.' })
  failing!: number;

  @Field(() => Int, {
    description: 'How many records came with it that were no events: they are in quarantine.',
  })
  rejected!: number;

  @Field(() => [HeldBatchEvent], {
    description: 'The first of its events, those with faults before the others; none once it was released.',
  })
  events!: HeldBatchEvent[];
}

@ObjectType({ description: 'What became of a held batch.' })
export class HeldBatchResult {
  @Field(() => Boolean, { description: 'Was it settled by this request?' })
  settled!: boolean;

  @Field(() => String, { nullable: true, description: 'Why not; null where it was.' })
  refused!: string | null;
}
