import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { freePort } from '../src/index.js';

async function listenOn(host: string): Promise<{ server: Server; port: number }> {
  const server = createServer().listen(0, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { server, port: address.port };
}

it('gives the preferred port when it is free', async () => {
  const port = await freePort();
  expect(await freePort(port)).toBe(port);
});

it.each(['127.0.0.1', '0.0.0.0'])('gives another port when somebody listens on %s', async (host) => {
  const { server, port } = await listenOn(host);
  const chosen = await freePort(port);
  server.close();
  expect(chosen).not.toBe(port);
});
