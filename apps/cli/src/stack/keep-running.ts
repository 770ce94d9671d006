import { setTimeout as delay } from 'node:timers/promises';
import { messageOf } from '@wherefore/contracts';
import { type Child, startChild } from './child.js';

/** An app that is started again when it dies. */
export interface KeptChild {
  /** Settles with the reason when it could not be started again. */
  readonly lost: Promise<string>;
  stop(): Promise<void>;
}

const PAUSE_MS = 500;

/** Starts an app and keeps it running: after a kill -9 it is back within seconds. Rejects when the first start fails. */
export async function keepRunning(
  name: 'api' | 'worker',
  environment: Readonly<Record<string, string>>,
  say: (line: string) => void,
): Promise<KeptChild> {
  let child: Child = await startChild(name, environment);
  let stopping = false;
  const watch = async (): Promise<string> => {
    for (;;) {
      const reason = await child.exited;
      if (stopping) return `${name} was stopped`;
      say(`The ${name} died (${reason}) and is started again.`);
      await delay(PAUSE_MS);
      if (stopping) return `${name} was stopped`;
      child = await startChild(name, environment);
    }
  };
  return {
    lost: watch().catch(messageOf),
    async stop() {
      stopping = true;
      await child.stop();
    },
  };
}
