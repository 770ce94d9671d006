import { setTimeout as delay } from 'node:timers/promises';
import { Worker } from 'bullmq';
import { SourceJob } from '@wherefore/contracts';
import { connectForWork } from './connection.js';
import { SOURCE_QUEUE } from './source-queue.js';

export interface SourceWorkerOptions {
  readonly url: string;
  /** Providers that are asked at once. */
  readonly concurrency: number;
  /** Returning means it is done; throwing means: try again. */
  readonly run: (job: SourceJob) => Promise<void>;
  readonly onFailed: (job: SourceJob | null, error: Error) => void;
  readonly onError: (error: Error) => void;
}

/** How long a reading may take to end when the process does; what is cut off is begun again by the next. */
const CLOSE_MS = 5_000;

/** Does what is in the queue of sources. What a process that died was doing is begun again by the next. */
export function startSourceWorker(options: SourceWorkerOptions): { close(): Promise<void> } {
  const connection = connectForWork(options.url);
  const worker = new Worker<SourceJob>(SOURCE_QUEUE, (job) => options.run(SourceJob.parse(job.data)), {
    connection,
    concurrency: options.concurrency,
    lockDuration: 15_000,
    stalledInterval: 5_000,
    maxStalledCount: 20,
  });
  worker.on('failed', (job, error) => options.onFailed(job?.data ?? null, error));
  worker.on('error', options.onError);
  return {
    async close() {
      const done = worker.close();
      await Promise.race([done, delay(CLOSE_MS, undefined, { ref: false })]);
      await worker.close(true);
      connection.disconnect();
    },
  };
}
