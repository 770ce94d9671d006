import { Redis } from 'ioredis';

/** Whether a Redis that has finished loading answers on this port right now. */
export async function answersPing(port: number): Promise<boolean> {
  const client = new Redis({
    host: '127.0.0.1',
    port,
    lazyConnect: true,
    retryStrategy: () => null,
    enableReadyCheck: false,
    maxRetriesPerRequest: 0,
  });
  client.on('error', () => undefined); // Every failure also rejects one of the calls below.
  try {
    await client.connect();
    return (await client.ping()) === 'PONG';
  } catch {
    // Not listening yet, or still loading: the caller asks again until its time is up.
    return false;
  } finally {
    client.disconnect();
  }
}
