import { existsSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { WhereforeError } from '@wherefore/contracts';
import { fitTargets, type RelatedColumns, type RelatedProblem } from './related-targets.js';

export interface Threaded {
  readonly parts: readonly RelatedColumns[];
  /** Worker threads that ran; 0 when all was done in the caller's thread. */
  readonly workers: number;
}

/**
 * Shares the targets out to worker threads. From sources (jest) the workers run the built package; where
 * nothing is built, or one thread is asked for, the caller's thread does the work and `workers` is 0.
 */
export async function fitInThreads(problem: RelatedProblem, threads: number): Promise<Threaded> {
  const entry = workerEntry();
  if (threads <= 1 || entry === undefined) return { parts: [fitTargets(problem)], workers: 0 };
  const runs = Array.from({ length: threads }, () => runWorker(entry, problem));
  return { parts: await Promise.all(runs), workers: threads };
}

function workerEntry(): string | undefined {
  const built = [__dirname, path.join(__dirname, '..', 'dist')];
  return built.map((folder) => path.join(folder, 'related-worker.js')).find((file) => existsSync(file));
}

/** Rejects with INTERNAL when the thread fails or ends without an answer. */
function runWorker(entry: string, problem: RelatedProblem): Promise<RelatedColumns> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(entry, { workerData: problem });
    worker.once('message', resolve);
    worker.once('error', (cause) =>
      reject(new WhereforeError('INTERNAL', 'a thread fitting related products failed', { cause })),
    );
    worker.once('exit', (code) =>
      reject(new WhereforeError('INTERNAL', `a thread fitting related products ended with code ${code}`)),
    );
  });
}
