import { existsSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { WhereforeError } from '@wherefore/contracts';
import { fitTargets } from './fit-targets.js';
import type { EdgeColumns, RidgeProblem } from './ridge-problem.js';

export interface Threaded {
  /** Per lambda, what each thread found. */
  readonly parts: readonly (readonly EdgeColumns[])[];
  /** Worker threads that ran; 0 when all was done in the caller's thread. */
  readonly workers: number;
}

/**
 * Shares the targets out to worker threads. From sources (jest) the workers run the built package; where
 * nothing is built, or one thread is asked for, the caller's thread does the work and `workers` is 0.
 */
export async function fitInThreads(problem: RidgeProblem, threads: number): Promise<Threaded> {
  const entry = workerEntry();
  const runs =
    threads <= 1 || entry === undefined
      ? [fitTargets(problem)]
      : await Promise.all(Array.from({ length: threads }, () => runWorker(entry, problem)));
  const parts = problem.lambdas.map((_, which) => runs.flatMap((run) => run[which] ?? []));
  return { parts, workers: threads <= 1 || entry === undefined ? 0 : threads };
}

function workerEntry(): string | undefined {
  const built = [__dirname, path.join(__dirname, '..', '..', 'dist', 'ridge')];
  return built.map((folder) => path.join(folder, 'ridge-worker.js')).find((file) => existsSync(file));
}

/** Rejects with INTERNAL when the thread fails or ends without an answer. */
function runWorker(entry: string, problem: RidgeProblem): Promise<EdgeColumns[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(entry, { workerData: problem });
    worker.once('message', resolve);
    worker.once('error', (cause) =>
      reject(new WhereforeError('INTERNAL', 'a thread fitting ridge edges failed', { cause })),
    );
    worker.once('exit', (code) =>
      reject(new WhereforeError('INTERNAL', `a thread fitting ridge edges ended with code ${code}`)),
    );
  });
}
