import { Queue } from 'bullmq';
import type { ApplyBatchJob } from '@wherefore/contracts';
import { batchOfIntakeKey, intakeKey, intakePattern } from './backlog.js';
import type { connectForWork } from './connection.js';
import { LANES, PRIORITY } from './lanes.js';
import { JOB_OPTIONS, jobIdOf } from './queue-door.js';

type Connection = ReturnType<typeof connectForWork>;

/** Well before the door shuts because of the age of what waits. */
const EVERY_MS = 120_000;

/** A batch whose job is gone (the sender died between the two writes, a queue was cleaned) gets a job again. */
async function requeueOrphans(redis: Connection): Promise<void> {
  for await (const keys of redis.scanStream({ match: intakePattern, count: 500 }) as AsyncIterable<string[]>)
    for (const batch of keys.map(batchOfIntakeKey)) await requeueOrphan(redis, batch);
}

/** The same for one batch; nothing where it waits for nothing, or has a job. */
export async function requeueOrphan(redis: Connection, batch: string): Promise<void> {
  if ((await redis.exists(intakeKey(batch))) === 0) return;
  const jobId = jobIdOf(batch);
  const [live, bulk] = [LANES.live, LANES.bulk].map(
    (name) => new Queue<ApplyBatchJob>(name, { connection: redis, defaultJobOptions: JOB_OPTIONS }),
  );
  if ((await bulk?.getJob(jobId)) === undefined)
    await live?.add('apply', { batch }, { jobId, priority: PRIORITY.feed });
  await Promise.all([live?.close(), bulk?.close()]);
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
