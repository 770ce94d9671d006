import { fork } from 'node:child_process';
import path from 'node:path';
import { type LearnJob, WhereforeError } from '@wherefore/contracts';

/** What a process that learns tells its parent. */
export type LearnMessage =
  { readonly stage: string } | { readonly learned: object } | { readonly failed: string };

/**
 * Learns in a process of its own, so that nothing waits for it; it ends with this one. Throws UNAVAILABLE with what went wrong.
 */
export function learnElsewhere(job: LearnJob, onStage: (stage: string) => void): Promise<object> {
  const child = fork(path.join(__dirname, 'learn-process.js'), [JSON.stringify(job)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    let failure = 'it ended without a word';
    child.on('message', (message: LearnMessage) => {
      if ('stage' in message) onStage(message.stage);
      else if ('learned' in message) resolve(message.learned);
      else failure = message.failed;
    });
    child.once('exit', (code, signal) =>
      reject(new WhereforeError('UNAVAILABLE', `Learning failed (${signal ?? code}): ${failure}`)),
    );
    child.once('error', reject);
  });
}
