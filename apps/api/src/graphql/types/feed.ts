import type { FeedFigures as Figures } from '@wherefore/queue';
import type { FeedState } from '@wherefore/engine';
import { Field, Float, GraphQLISODateTime, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'How long something took, in milliseconds; at most 9 % above the truth.' })
export class Freshness {
  @Field(() => Float, { description: 'Of how many events.' })
  events!: number;

  @Field(() => Float, { nullable: true, description: 'Half of them took no longer; null where none came.' })
  p50!: number | null;

  @Field(() => Float, { nullable: true, description: '95 of 100 took no longer.' })
  p95!: number | null;

  @Field(() => Float, { nullable: true, description: '99 of 100 took no longer.' })
  p99!: number | null;
}

@ObjectType({ description: 'A feed over a window that ends now.' })
export class FeedFigures {
  @Field(() => Float, { description: 'Records that came.' })
  received!: number;

  @Field(() => Float, { description: 'Those that took effect.' })
  applied!: number;

  @Field(() => Float, { description: 'Those that had taken effect before.' })
  duplicates!: number;

  @Field(() => Float, { description: 'Those that could not be used.' })
  quarantined!: number;

  @Field(() => Float, { description: 'Those that came in a batch that is held as a whole.' })
  held!: number;

  @Field(() => Freshness, { description: 'From receipt to when every API process could know.' })
  fromReceipt!: Freshness;

  @Field(() => Freshness, { description: 'From when it happened in the source system.' })
  fromOccurrence!: Freshness;
}

@ObjectType({ description: 'A feed, and how it does.' })
export class Feed {
  @Field(() => String, { description: 'The source that its events name.' })
  name!: string;

  @Field(() => GraphQLISODateTime, { description: 'When it was last heard of.' })
  lastSeen!: Date;

  @Field(() => FeedFigures, { description: 'The last hour.' })
  hour!: FeedFigures;

  @Field(() => FeedFigures, { description: 'The last day.' })
  day!: FeedFigures;

  @Field(() => Int, { description: 'Promised: 95 of 100 events are visible this long after receipt, ms.' })
  objectiveMs!: number;

  @Field(() => Boolean, { description: 'Does the last hour break the promise?' })
  breached!: boolean;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Since when, as far as anybody looked.' })
  breachedSince!: Date | null;

  @Field(() => Int, { description: 'Batches that have not taken effect yet.' })
  backlog!: number;

  @Field(() => Float, { description: 'How long the oldest of them has waited, ms.' })
  oldestMs!: number;

  @Field(() => [String], { description: 'What is unusual about it against its own history, in words.' })
  findings!: readonly string[];
}

export const toFeed = (state: FeedState): Feed => ({
  name: state.source,
  lastSeen: state.lastSeen,
  hour: toFigures(state.hour),
  day: toFigures(state.day),
  objectiveMs: state.objective.p95Ms,
  breached: state.breached,
  breachedSince: state.breachedSince,
  backlog: state.waiting,
  oldestMs: state.oldestMs,
  findings: [...state.findings],
});

const toFigures = ({ counts, fromReceipt, fromOccurrence }: Figures): FeedFigures => ({
  ...counts,
  fromReceipt: { ...fromReceipt },
  fromOccurrence: { ...fromOccurrence },
});
