import { Field, GraphQLISODateTime, Int, ObjectType } from 'type-graphql';
import { Rule } from './rule.js';

@ObjectType({ description: 'A version of the rules. What it says never changes; its state does.' })
export class RuleSet {
  @Field(() => Int, { description: 'Number of the version; 0 is the empty set every shop starts with.' })
  version!: number;

  @Field(() => String, { description: 'draft, submitted, approved, published, retired or rejected.' })
  state!: string;

  @Field(() => [Rule], { description: 'All its rules.' })
  rules!: Rule[];

  @Field(() => String, { nullable: true, description: 'Who wrote it.' })
  author!: string | null;

  @Field(() => String, { nullable: true, description: 'Why the author wants it.' })
  reason!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was written.' })
  at!: Date | null;

  @Field(() => Int, { nullable: true, description: 'The version that was published then.' })
  basedOn!: number | null;

  @Field(() => String, { nullable: true, description: 'Who approved it.' })
  approvedBy!: string | null;

  @Field(() => String, { nullable: true, description: 'Who published it last.' })
  publishedBy!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was published last.' })
  publishedAt!: Date | null;
}

@ObjectType({ description: 'A rule that says something else than before.' })
export class ChangedRule {
  @Field(() => Rule, { description: 'What it was.' })
  before!: Rule;

  @Field(() => Rule, { description: 'What it is.' })
  after!: Rule;
}

@ObjectType({ description: 'What differs between two versions of the rules.' })
export class RuleDiff {
  @Field(() => [Rule], { description: 'Rules that came.' })
  added!: Rule[];

  @Field(() => [Rule], { description: 'Rules that went.' })
  removed!: Rule[];

  @Field(() => [ChangedRule], { description: 'Rules that say something else.' })
  changed!: ChangedRule[];

  @Field(() => [String], { description: 'The same for people, a line for each rule.' })
  lines!: string[];
}

@ObjectType({ description: 'Something that somebody did to the rules.' })
export class RuleChange {
  @Field(() => GraphQLISODateTime, { description: 'When.' })
  at!: Date;

  @Field(() => String, { description: 'Who.' })
  who!: string;

  @Field(() => String, {
    description: 'rules.save, rules.submit, rules.approve, rules.reject, rules.publish or rules.roll-back.',
  })
  what!: string;

  @Field(() => String, { nullable: true, description: 'What was, as JSON.' })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'What is since, as JSON.' })
  after!: string | null;

  @Field(() => String, { nullable: true, description: 'Why.' })
  why!: string | null;
}
