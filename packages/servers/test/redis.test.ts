import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { prepareRedis, startRedis, type RedisInstallation } from '../src/index.js';
import { processCommand } from '../src/process-command.js';
import { FIRST_RUN_MS } from './repo-cache.js';
import { temporaryFolder } from './temporary-folder.js';

const folder = temporaryFolder();
let installation: RedisInstallation;

beforeAll(async () => {
  installation = await prepareRedis();
}, FIRST_RUN_MS);

async function withClient<T>(url: string, ask: (client: Redis) => Promise<T>): Promise<T> {
  const client = new Redis(url);
  try {
    return await ask(client);
  } finally {
    client.disconnect();
  }
}

it('is version 7 or newer', () => {
  expect(Number.parseInt(installation.version, 10)).toBeGreaterThanOrEqual(7);
});

it('keeps what it is told: append-only file on, nothing evicted, loopback only', async () => {
  const server = await startRedis(installation, { dir: join(folder, 'settings'), maxMemoryMb: 64 });
  const names = [
    'appendonly',
    'appendfsync',
    'maxmemory-policy',
    'maxmemory',
    'bind',
    'protected-mode',
    'save',
  ];
  const settings = await withClient(server.url, async (client) => client.call('CONFIG', 'GET', ...names));
  await server.stop();
  const pairs = Array.isArray(settings) ? Object.fromEntries(inPairs(settings)) : settings;
  expect(pairs).toEqual({
    appendonly: 'yes',
    appendfsync: 'everysec',
    'maxmemory-policy': 'noeviction',
    maxmemory: String(64 * 1024 * 1024),
    bind: '127.0.0.1',
    'protected-mode': 'yes',
    save: '',
  });
});

function inPairs(flat: readonly unknown[]): [string, unknown][] {
  return Array.from({ length: flat.length / 2 }, (_, i) => [String(flat[2 * i]), flat[2 * i + 1]]);
}

it('has its data again after a stop and a start, and leaves neither process nor pid file behind', async () => {
  const dir = join(folder, 'restart');
  const first = await startRedis(installation, { dir });
  await withClient(first.url, (client) => client.set('offer', 'kept'));
  await first.stop();
  expect(processCommand(first.pid)).toBeUndefined();
  expect(existsSync(join(dir, 'server.pid'))).toBe(false);

  const second = await startRedis(installation, { dir });
  expect(await withClient(second.url, (client) => client.get('offer'))).toBe('kept');
  await second.stop();
});

it('takes another port when the wished one is in use, and says so', async () => {
  const first = await startRedis(installation, { dir: join(folder, 'one'), persistent: false });
  const taken = Number(new URL(first.url).port);
  const said: string[] = [];
  const second = await startRedis(installation, {
    dir: join(folder, 'two'),
    port: taken,
    persistent: false,
    progress: (message) => said.push(message),
  });
  expect(second.url).not.toBe(first.url);
  expect(said).toEqual([expect.stringContaining(`port ${taken} is in use`)]);
  await Promise.all([first.stop(), second.stop()]);
});

it('reports a crash through exited', async () => {
  const server = await startRedis(installation, { dir: join(folder, 'crash'), persistent: false });
  process.kill(server.pid, 'SIGKILL');
  expect(await server.exited).toBe('signal SIGKILL');
  await server.stop();
});
