import { createConnection, type Socket } from 'node:net';

export type Slowness = 'headers' | 'body' | 'silence';

/** A client that takes its time, on purpose. */
export interface SlowClient {
  readonly how: Slowness;
  /** Milliseconds from the connection to its end; null while it lasts. */
  lasted(): number | null;
  stop(): void;
}

const HEAD = 'POST /hooks/shopify HTTP/1.1\r\nHost: drill\r\nContent-Type: application/json\r\n';
const DRIP_MS = 1_000;

export function startSlowClient(port: number, how: Slowness): SlowClient {
  const socket = createConnection({ host: '127.0.0.1', port });
  const started = performance.now();
  let ended: number | null = null;
  socket.on('error', () => socket.destroy());
  socket.once('close', () => {
    ended ??= performance.now() - started;
  });
  const timer = setInterval(() => drip(socket, how), DRIP_MS);
  socket.once('connect', () => begin(socket, how));
  return {
    how,
    lasted: () => ended,
    stop() {
      clearInterval(timer);
      socket.destroy();
    },
  };
}

function begin(socket: Socket, how: Slowness): void {
  socket.resume();
  if (how === 'headers') socket.write(HEAD);
  if (how === 'body') socket.write(`${HEAD}Content-Length: 100000\r\n\r\n`);
}

function drip(socket: Socket, how: Slowness): void {
  if (socket.destroyed || !socket.writable) return;
  if (how === 'headers') socket.write('X-Slow: 1\r\n');
  if (how === 'body') socket.write('x');
}
