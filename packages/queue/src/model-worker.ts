import { setTimeout as delay } from 'node:timers/promises';
import { Worker } from 'bullmq';
import { ModelJob } from '@wherefore/contracts';
import { connectForWork } from './connection.js';
import { MODEL_QUEUE } from './model-queue.js';

export interface ModelWorkerOptions {
  readonly url: string;
  /** Does a task; `say` tells how far it has come. Returning means it is done; throwing means that this turn failed. */
  readonly run: (job: ModelJob, say: (stage: string) => void) => Promise<void>;
  readonly onFailed: (job: ModelJob | null, error: Error) => void;
  readonly onError: (error: Error) => void;
}

/** A learning run must not keep a rollout from being looked after. */
const CONCURRENCY = 3;
const CLOSE_MS = 5_000;

/** Does what is in the queue of versions. What a process that died was doing is begun again by the next. */
export function startModelWorker(options: ModelWorkerOptions): { close(): Promise<void> } {
  const connection = connectForWork(options.url);
  const worker = new Worker<ModelJob>(
    MODEL_QUEUE,
    (job) =>
      options.run(ModelJob.parse(job.data), (stage) => {
        job.updateProgress(stage).catch(() => undefined);
      }),
    {
      connection,
      concurrency: CONCURRENCY,
      lockDuration: 15_000,
      stalledInterval: 5_000,
      maxStalledCount: 20,
    },
  );
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
