import { setTimeout as delay } from 'node:timers/promises';
import { Connection } from './connection.js';

/** Requests at a steady pace, whatever the answers take, until it is stopped. */
export interface Steady {
  /** Ends it; resolves with what was done. Throws when a request failed. */
  stop(): Promise<{ readonly requests: number; readonly per_s: number }>;
}

export interface SteadyLoad {
  readonly port: number;
  readonly perSecond: number;
  readonly request: (index: number) => Buffer;
  readonly status: number;
}

const CONNECTIONS = 16;
const TICK_MS = 10;

/** Sends over several connections, each one request at a time; what is behind is sent as soon as one is free. */
export async function startSteady({ port, perSecond, request, status }: SteadyLoad): Promise<Steady> {
  const connections = await Promise.all(Array.from({ length: CONNECTIONS }, () => Connection.open(port)));
  const started = performance.now();
  let [sent, isOver] = [0, false];
  const due = () => Math.floor(((performance.now() - started) / 1000) * perSecond);
  const work = async (connection: Connection): Promise<void> => {
    while (!isOver) {
      if (sent >= due()) {
        await delay(TICK_MS);
        continue;
      }
      const answer = await connection.ask(request(sent++));
      if (answer.status !== status)
        throw new Error(`status ${answer.status}: ${answer.body.toString('utf8').slice(0, 300)}`);
    }
    connection.close();
  };
  const working = Promise.all(connections.map(work));
  working.catch(() => {
    isOver = true;
  });
  return {
    async stop() {
      isOver = true;
      await working;
      return { requests: sent, per_s: Math.round(sent / ((performance.now() - started) / 1000)) };
    },
  };
}
