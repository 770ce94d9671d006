import { type Answer, Connection } from './connection.js';
import { type Latency, latencyOf, round } from './percentiles.js';

export interface Load {
  readonly port: number;
  /** Requests, taken round robin. */
  readonly requests: readonly Buffer[];
  /** Connections, each of which asks again as soon as it has its answer. */
  readonly concurrency: number;
  readonly seconds: number;
  /** At least so many requests, however long that takes. */
  readonly least: number;
  /** Text that every right answer holds exactly so often. */
  readonly expect: { readonly text: string; readonly times: number };
  /** Done before each request, outside the measured time. */
  readonly before: (() => Promise<void>) | null;
}

export interface LoadResult extends Latency {
  readonly requests: number;
  readonly rps: number;
  /** Bytes of an answer's body, on average. */
  readonly bytes: number;
}

/** Closed loop: every connection sends, waits, checks, repeats. Throws at the first answer that is not right. */
export async function generateLoad(load: Load): Promise<LoadResult> {
  const connections = await Promise.all(
    Array.from({ length: load.concurrency }, () => Connection.open(load.port)),
  );
  const millis: number[] = [];
  let next = 0;
  let bytes = 0;
  const begun = performance.now();
  const until = begun + load.seconds * 1000;
  const repeat = async (connection: Connection): Promise<void> => {
    while (performance.now() < until || next < load.least) {
      const request = load.requests[next++ % load.requests.length];
      if (request === undefined) throw new Error('no requests to send');
      if (load.before !== null) await load.before();
      const sent = performance.now();
      const answer = await connection.ask(request);
      millis.push(performance.now() - sent);
      bytes += answer.body.length;
      check(answer, load.expect);
    }
  };
  try {
    await Promise.all(connections.map(repeat));
  } finally {
    for (const connection of connections) connection.close();
  }
  const took = (performance.now() - begun) / 1000;
  return {
    requests: millis.length,
    rps: round(millis.length / took),
    bytes: Math.round(bytes / millis.length),
    ...latencyOf(millis),
  };
}

/** Counts instead of parsing: parsing every answer would take the processor from the server on a small machine. */
function check({ status, body }: Answer, { text, times }: Load['expect']): void {
  const found = count(body, text);
  if (status === 200 && found === times && !body.includes('"errors":')) return;
  throw new Error(
    `a wrong answer (status ${status}, ${found} instead of ${times} times ${text}): ${body.toString('utf8', 0, 500)}`,
  );
}

function count(body: Buffer, text: string): number {
  let found = 0;
  for (let at = body.indexOf(text); at >= 0; at = body.indexOf(text, at + text.length)) found += 1;
  return found;
}
