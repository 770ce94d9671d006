import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Child } from '../stack/child-process.js';
import type { Place } from './place.js';

/** A worker that is started again a while after it has died, as a supervisor would. */
export interface LastingWorker {
  readonly pid: number;
  readonly deaths: number;
  kill(): void;
  stop(): Promise<void>;
}

export async function startLastingWorker(
  place: Place,
  name: string,
  { env = {}, restartMs = 1_000 }: { env?: Readonly<Record<string, string>>; restartMs?: number } = {},
): Promise<LastingWorker> {
  let [deaths, stopping] = [0, false];
  let current: Child = await place.startWorker(name, env);
  const supervise = async (): Promise<void> => {
    while (!stopping) {
      if (current.process.exitCode === null && current.process.signalCode === null)
        await once(current.process, 'exit');
      if (stopping) return;
      deaths += 1;
      await pause(restartMs);
      current = await place.startWorker(`${name}-${deaths}`, env);
    }
  };
  const supervised = supervise();
  return {
    get pid() {
      return current.pid;
    },
    get deaths() {
      return deaths;
    },
    kill: () => void current.process.kill('SIGKILL'),
    async stop() {
      stopping = true;
      await current.stop();
      await supervised;
    },
  };
}
