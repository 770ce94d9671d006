import { once } from 'node:events';
import { createConnection, createServer, type Socket } from 'node:net';
import { freePort } from '@wherefore/servers';

/** What a proxy does with a piece of a request. */
export interface BoltTricks {
  /** True for a COMMIT whose reply must be lost: it takes effect, and the connection breaks before the client hears of it. */
  loseReply?(): boolean;
  /** True when these bytes of a client must not reach the server; the connection is then left hanging. */
  swallow?(bytes: Buffer): boolean;
}

export interface BoltProxy {
  /** Address for NEO4J_URI. */
  readonly uri: string;
  stop(): Promise<void>;
}

/** The message COMMIT as it goes over the wire: a chunk of two bytes, an empty structure of kind 0x12, the end mark. */
const COMMIT = Buffer.from([0x00, 0x02, 0xb0, 0x12, 0x00, 0x00]);

/** A TCP proxy in front of a Neo4j, on loopback, that can lose replies and requests at the worst moment. */
export async function startBoltProxy(target: string, tricks: BoltTricks): Promise<BoltProxy> {
  const [port, to] = [await freePort(), Number(new URL(target).port)];
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = createConnection({ host: '127.0.0.1', port: to });
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket)).once('error', () => breakOff());
    }
    let losing = false;
    const breakOff = (): void => {
      client.destroy();
      upstream.destroy();
    };
    client.on('data', (bytes: Buffer) => {
      if (tricks.swallow?.(bytes) === true) return;
      losing ||= bytes.includes(COMMIT) && tricks.loseReply?.() === true;
      upstream.write(bytes);
    });
    // The server answers a COMMIT only once it has taken effect.
    upstream.on('data', (bytes: Buffer) => {
      if (losing) breakOff();
      else client.write(bytes);
    });
    client.once('close', breakOff);
    upstream.once('close', breakOff);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    uri: `bolt://127.0.0.1:${port}`,
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
