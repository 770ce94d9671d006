import { setTimeout as delay } from 'node:timers/promises';
import { messageOf } from '@wherefore/contracts';
import type { Child } from './child.js';

/** An app that is started again when it dies. */
export interface KeptChild {
  /** Settles with the reason when it is given up. */
  readonly lost: Promise<string>;
  stop(): Promise<void>;
}

const PAUSE_MS = 500;
/** So many deaths, in so many milliseconds, are no accident any more. */
const DEATHS = 5;
const WITHIN_MS = 60_000;

/**
 * Starts an app and keeps it running: after a kill -9 it is back within seconds. It is given up after five deaths within
 * a minute; a start that fails is a death too. Rejects when the first start fails.
 */
export async function keepRunning(
  name: 'api' | 'worker',
  start: () => Promise<Child>,
  say: (line: string) => void,
): Promise<KeptChild> {
  let child = await start();
  let stopping = false;
  const watch = async (): Promise<string> => {
    const deaths: number[] = [];
    let reason = await child.exited;
    for (;;) {
      if (stopping) return `The ${name} was stopped`;
      deaths.push(performance.now());
      const [first = 0, last = 0] = [deaths.at(-DEATHS), deaths.at(-1)];
      if (deaths.length >= DEATHS && last - first < WITHIN_MS)
        return `The ${name} died five times within a minute (${reason})`;
      say(`The ${name} died (${reason}) and is started again.`);
      await delay(PAUSE_MS);
      if (stopping) return `The ${name} was stopped`;
      reason = await start().then((started) => {
        child = started;
        return started.exited;
      }, messageOf);
    }
  };
  return {
    lost: watch(),
    async stop() {
      stopping = true;
      await child.stop();
    },
  };
}
