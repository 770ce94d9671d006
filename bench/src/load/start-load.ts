import path from 'node:path';
import { startChild } from '../stack/child-process.js';
import type { Started } from '../stack/started.js';
import type { LoadResult } from './generate-load.js';
import type { LoadJob, LoadReply } from './load-messages.js';

/** The load generator, in a process of its own so that it does not share a thread with what it measures. */
export interface LoadGenerator {
  readonly pid: number;
  /** Makes one measurement. `emptyCaches` is called before each request of a cold one. */
  run(job: LoadJob, emptyCaches: () => Promise<unknown>): Promise<LoadResult>;
}

export async function startLoad(home: string, started: Started): Promise<LoadGenerator> {
  const child = await started.keep(
    await startChild({
      script: path.join(__dirname, 'load-process.js'),
      env: {},
      logFile: path.join(home, 'logs', 'load.log'),
    }),
  );
  return {
    pid: child.pid,
    run: (job, emptyCaches) =>
      new Promise((resolve, reject) => {
        const settle = (finish: () => void) => {
          child.process.off('message', listen);
          child.process.off('exit', died);
          finish();
        };
        const died = () => settle(() => reject(new Error('the load generator died')));
        const listen = (message: unknown) => {
          const reply = message as LoadReply;
          if (reply.kind === 'empty-caches')
            emptyCaches().then(
              () => child.process.send('emptied'),
              (error: Error) => settle(() => reject(error)),
            );
          else if (reply.kind === 'result') settle(() => resolve(reply.result));
          else if (reply.kind === 'failed') settle(() => reject(new Error(reply.message)));
        };
        child.process.on('message', listen);
        child.process.once('exit', died);
        child.process.send(job);
      }),
  };
}
