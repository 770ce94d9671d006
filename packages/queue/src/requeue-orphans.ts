import { Queue } from 'bullmq';
import type { ApplyBatchJob } from '@wherefore/contracts';
import { batchOfIntakeKey, intakePattern } from './backlog.js';
import type { connectForWork } from './connection.js';
import { LANES, PRIORITY } from './lanes.js';
import { JOB_OPTIONS, jobIdOf } from './queue-door.js';

/** A batch whose job is gone (the sender died between the two writes, a queue was cleaned) gets a job again. */
export async function requeueOrphans(redis: ReturnType<typeof connectForWork>): Promise<void> {
  const open = (name: string) =>
    new Queue<ApplyBatchJob>(name, { connection: redis, defaultJobOptions: JOB_OPTIONS });
  const [live, bulk] = [open(LANES.live), open(LANES.bulk)];
  for await (const keys of redis.scanStream({ match: intakePattern, count: 500 }) as AsyncIterable<
    string[]
  >) {
    for (const batch of keys.map(batchOfIntakeKey)) {
      const jobId = jobIdOf(batch);
      if ((await bulk.getJob(jobId)) !== undefined) continue;
      await live.add('apply', { batch }, { jobId, priority: PRIORITY.feed });
    }
  }
  await Promise.all([live.close(), bulk.close()]);
}
