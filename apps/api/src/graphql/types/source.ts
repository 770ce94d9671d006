import type { Mark, SourceStatus } from '@wherefore/engine';
import { Field, Float, GraphQLISODateTime, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'One kind of records of a source that is polled, and how far it has been read.' })
export class SourceKind {
  @Field(() => String, { description: 'The kind, such as orders.' })
  kind!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'All changes before it, by the system’s own clock, have taken effect; null before the first reading.',
  })
  mark!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When the last cycle ended; null never.' })
  lastCycle!: Date | null;

  @Field(() => Int, { description: 'How many records the last cycle read ...' })
  records!: number;

  @Field(() => Int, { description: '... that were news: created ...' })
  created!: number;

  @Field(() => Int, { description: '... changed ...' })
  changed!: number;

  @Field(() => Int, { description: '... deleted, as far as the changes say so ...' })
  deleted!: number;

  @Field(() => Int, { description: '... or could not be used.' })
  quarantined!: number;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When all ids were last listed, to find what was deleted without a word; null never.',
  })
  listed!: Date | null;

  @Field(() => Int, { nullable: true, description: 'How many were found deleted then; null never.' })
  foundDeleted!: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Why the last cycle, or the search for deleted records, was not complete; null where it was.',
  })
  failure!: string | null;

  @Field(() => [String], { description: 'Webhooks that the system no longer sends, with their topics.' })
  stopped!: string[];
}

@ObjectType({ description: 'A configured system that sends webhooks or is polled.' })
export class Source {
  @Field(() => String, { description: 'What its events are said to come from.' })
  name!: string;

  @Field(() => String, { description: 'What kind of system it is.' })
  connector!: string;

  @Field(() => Boolean, { description: 'Can its webhooks be taken: does it have a secret?' })
  webhooks!: boolean;

  @Field(() => Float, {
    nullable: true,
    description:
      'How often it is asked what changed, seconds; null where it is not polled: what its webhooks lose is never found.',
  })
  everySeconds!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'How often all ids are listed, seconds; null where they are not.',
  })
  deletionsEverySeconds!: number | null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When it is read next; null while no worker has planned it.',
  })
  nextRun!: Date | null;

  @Field(() => [SourceKind], { description: 'What of it is polled.' })
  kinds!: SourceKind[];
}

export const toSource = ({ name, connector, webhooks, polling }: SourceStatus): Source => ({
  name,
  connector,
  webhooks,
  everySeconds: polling?.everySeconds ?? null,
  deletionsEverySeconds: polling?.deletionsEverySeconds ?? null,
  nextRun: dateOf(polling?.nextRun ?? null),
  kinds: (polling?.kinds ?? []).map(toKind),
});

function toKind({ kind, mark, listed, at, report }: Mark): SourceKind {
  const failure = report?.failure ?? report?.deletions?.failure ?? null;
  return {
    kind,
    mark,
    lastCycle: dateOf(at),
    ...foundBy(report),
    listed: dateOf(listed),
    foundDeleted: report?.deletions?.deleted ?? null,
    failure: failure === null ? null : `${failure.reason}: ${failure.detail}`,
    stopped: (report?.stopped ?? []).map(({ id, topic }) => `${id} (${topic})`),
  };
}

function foundBy(report: Mark['report']) {
  if (report === null) return { records: 0, created: 0, changed: 0, deleted: 0, quarantined: 0 };
  const { records, created, changed, deleted, quarantined } = report;
  return { records, created, changed, deleted, quarantined };
}

const dateOf = (at: string | null): Date | null => (at === null ? null : new Date(at));
