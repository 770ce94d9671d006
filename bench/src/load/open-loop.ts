import { setTimeout as pause } from 'node:timers/promises';
import { Connection } from './connection.js';

/** What became of one request, ms of {@link performance}. */
export interface Sent {
  /** When it was due, whatever the server did. */
  readonly due: number;
  /** From when it was due until it was answered. */
  readonly ms: number;
  /** 0 where the connection broke. */
  readonly status: number;
}

interface Pace {
  readonly port: number;
  readonly requests: readonly Buffer[];
  readonly perSecond: number;
  readonly seconds: number;
  readonly connections: number;
}

const TICK_MS = 2;

/** Sends at a steady pace, as the world does: it does not wait for answers before it asks for more. */
export async function openLoop({ port, requests, perSecond, seconds, connections }: Pace): Promise<Sent[]> {
  const free = await Promise.all(Array.from({ length: connections }, () => Connection.open(port)));
  const sent: Sent[] = [];
  const due: number[] = [];
  const asking = new Set<Promise<void>>();
  const started = performance.now();
  const end = started + seconds * 1_000;

  const ask = async (connection: Connection, at: number): Promise<void> => {
    const request = requests[(sent.length + asking.size) % requests.length] ?? Buffer.alloc(0);
    try {
      const { status } = await connection.ask(request);
      sent.push({ due: at, ms: performance.now() - at, status });
      free.push(connection);
    } catch {
      sent.push({ due: at, ms: performance.now() - at, status: 0 }); // Counted as what it is: no answer.
      free.push(await Connection.open(port));
    }
  };
  const pump = (): void => {
    while (due.length > 0 && free.length > 0) {
      const [connection, at] = [free.pop(), due.shift()];
      if (connection === undefined || at === undefined) return;
      const asked: Promise<void> = ask(connection, at).finally(() => {
        asking.delete(asked);
        pump();
      });
      asking.add(asked);
    }
  };
  for (let n = 0; performance.now() < end;) {
    for (; started + (n / perSecond) * 1_000 <= performance.now(); n += 1)
      due.push(started + (n / perSecond) * 1_000);
    pump();
    await pause(TICK_MS);
  }
  while (asking.size > 0 || due.length > 0) {
    pump();
    await Promise.race([...asking, pause(TICK_MS)]);
  }
  for (const connection of free) connection.close();
  return sent;
}

/** Sends so many at a time, at least `least`, each as soon as one before it was answered; returns what was answered well, a second. */
export async function closedLoop(
  port: number,
  requests: readonly Buffer[],
  {
    concurrency,
    seconds,
    least = 1,
  }: { readonly concurrency: number; readonly seconds: number; readonly least?: number },
): Promise<number> {
  const started = performance.now();
  let [next, good] = [0, 0];
  const work = async (): Promise<void> => {
    const connection = await Connection.open(port);
    while (next < least || performance.now() - started < seconds * 1_000) {
      const request = requests[next++ % requests.length] ?? Buffer.alloc(0);
      if ((await connection.ask(request)).status === 200) good += 1;
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return (good / (performance.now() - started)) * 1_000;
}
