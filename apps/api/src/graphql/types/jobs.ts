import { Field, Float, Int, ObjectType } from 'type-graphql';
import { QueueState } from './system.js';

@ObjectType({ description: 'A queue of jobs, and how it does.' })
export class JobQueue extends QueueState {
  @Field(() => String, { description: 'Its name, as the job dashboard has it.' })
  name!: string;

  @Field(() => String, { description: 'What its jobs are for, in words.' })
  about!: string;
}

@ObjectType({ description: 'What was accepted and has not taken effect yet, of one urgency.' })
export class Backlog {
  @Field(() => String, { description: 'interactive, feed or bulk: what is interactive overtakes the rest.' })
  priority!: string;

  @Field(() => Int, { description: 'Batches that wait.' })
  batches!: number;

  @Field(() => Float, { description: 'How long the oldest has waited, ms; 0 where none waits.' })
  oldestMs!: number;
}

@ObjectType({ description: 'Work that is done beside answering.' })
export class Jobs {
  @Field(() => [JobQueue], { description: 'Every queue there is.' })
  queues!: JobQueue[];

  @Field(() => [Backlog], { description: 'How far behind what was accepted is.' })
  backlog!: Backlog[];

  @Field(() => String, {
    nullable: true,
    description: 'Where the job dashboard is served, on this origin; null in production, where it is not.',
  })
  dashboard!: string | null;
}
