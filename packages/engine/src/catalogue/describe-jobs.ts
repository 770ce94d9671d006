import {
  LANES,
  MODEL_QUEUE,
  type ModelQueue,
  type QueueCounts,
  type QueueDoor,
  SOURCE_QUEUE,
  type SourceQueue,
  type Waiting,
} from '@wherefore/queue';

/** A queue of jobs by its name in the job dashboard, and what its jobs are for. */
export interface DescribedQueue extends QueueCounts {
  readonly name: string;
  readonly about: string;
}

/** Work between intake and graph, and beside it. */
export interface JobsState {
  readonly queues: readonly DescribedQueue[];
  /** What was accepted and has not taken effect, by urgency. */
  readonly backlog: readonly Waiting[];
}

interface Parts {
  readonly queue: QueueDoor;
  readonly sourceQueue: SourceQueue | null;
  readonly modelQueue: ModelQueue | null;
}

/** What waits, is being done, is planned and has failed, in every queue there is. */
export async function describeJobs({ queue, sourceQueue, modelQueue }: Parts, now: Date): Promise<JobsState> {
  const [lanes, sources, models, backlog] = await Promise.all([
    queue.laneCounts(),
    sourceQueue?.counts() ?? null,
    modelQueue?.counts() ?? null,
    queue.backlog.read(now),
  ]);
  const beside = [
    { name: SOURCE_QUEUE, about: 'polling of sources, and what their webhooks ask for', counts: sources },
    { name: MODEL_QUEUE, about: 'learning, and looking after rollouts', counts: models },
  ];
  return {
    queues: [
      { name: LANES.live, about: 'what visitors do and feeds send', ...lanes.live },
      { name: LANES.bulk, about: 'imports', ...lanes.bulk },
      ...beside.flatMap(({ counts, ...named }) => (counts === null ? [] : [{ ...named, ...counts }])),
    ],
    backlog,
  };
}
