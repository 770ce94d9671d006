import { Queue } from 'bullmq';
import type { ApplyBatchJob } from '@wherefore/contracts';
import { batchOfIntakeKey, intakeKey, intakePattern, isWaitedFor } from './backlog.js';
import type { connectForWork } from './connection.js';
import { LANES, PRIORITY } from './lanes.js';
import { JOB_OPTIONS, jobIdOf } from './queue-door.js';

type Connection = ReturnType<typeof connectForWork>;

/** Well before the door shuts because of the age of what waits. */
const EVERY_MS = 120_000;

/**
 * A batch whose job is gone (the sender died between the two writes, a queue was cleaned) gets a job again, and one that failed for
 * good and was then sent again is tried again.
 */
function requeueOrphans(redis: Connection): Promise<void> {
  return withLanes(redis, async (lanes) => {
    const keys = redis.scanStream({ match: intakePattern, count: 500 }) as AsyncIterable<string[]>;
    for await (const some of keys) for (const batch of some.map(batchOfIntakeKey)) await lanes.requeue(batch);
  });
}

/** The same for one batch; nothing where it waits for nothing, or has a job. */
export async function requeueOrphan(redis: Connection, batch: string): Promise<void> {
  if ((await redis.exists(intakeKey(batch))) === 0) return;
  await withLanes(redis, (lanes) => lanes.requeue(batch));
}

async function withLanes(
  redis: Connection,
  work: (lanes: { requeue(batch: string): Promise<void> }) => Promise<void>,
): Promise<void> {
  const open = (name: string) =>
    new Queue<ApplyBatchJob>(name, { connection: redis, defaultJobOptions: JOB_OPTIONS });
  const [live, bulk] = [open(LANES.live), open(LANES.bulk)];
  const requeue = async (batch: string): Promise<void> => {
    const jobId = jobIdOf(batch);
    for (const lane of [live, bulk]) {
      const job = await lane.getJob(jobId);
      if (job === undefined) continue;
      if ((await job.isFailed()) && (await isWaitedFor(redis, batch))) await job.retry('failed');
      return;
    }
    await live.add('apply', { batch }, { jobId, priority: PRIORITY.feed });
  };
  try {
    await work({ requeue });
  } finally {
    await Promise.all([live.close(), bulk.close()]);
  }
}

/** Looks for them at once, and every two minutes from then on. */
export async function keepRequeueing(
  redis: Connection,
  onError: (error: Error) => void,
): Promise<{ stop(): Promise<void> }> {
  let looking = requeueOrphans(redis);
  await looking;
  const timer = setInterval(() => {
    looking = looking.then(() => requeueOrphans(redis)).catch(onError);
  }, EVERY_MS);
  return {
    stop() {
      clearInterval(timer);
      return looking;
    },
  };
}
