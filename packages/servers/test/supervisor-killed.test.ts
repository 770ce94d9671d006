import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { prepareRedis, startRedis } from '../src/index.js';
import { pollUntil } from '../src/poll-until.js';
import { processCommand } from '../src/process-command.js';
import { FIRST_RUN_MS, repoCache } from './repo-cache.js';
import { temporaryFolder } from './temporary-folder.js';

const folder = temporaryFolder();
let supervisor: ChildProcess | undefined;

afterAll(() => supervisor?.kill('SIGKILL'));

it(
  'leaves no Java and no Redis behind when the supervisor is killed with -9',
  async () => {
    const script = join(__dirname, 'fixtures', 'supervisor.cjs');
    const child = spawn(process.execPath, [script, repoCache, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    supervisor = child;
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    const pids = (JSON.parse(line) as unknown[]).map(Number);
    expect(pids.map((pid) => processCommand(pid))).toEqual([
      expect.stringContaining(join(folder, 'redis')),
      expect.stringContaining(join(folder, 'neo4j')),
    ]);

    child.kill('SIGKILL');
    const isQuiet = (): boolean => pids.every((pid) => processCommand(pid) === undefined);
    expect(await pollUntil(isQuiet, { withinMs: 30_000 })).toBe(true);
  },
  FIRST_RUN_MS,
);

it('stops the server that still runs in a folder before it starts one there', async () => {
  const installation = await prepareRedis();
  const dir = join(folder, 'killed');
  const first = await startRedis(installation, { dir });
  const second = await startRedis(installation, { dir });
  expect(await first.exited).toBe('exit code 0');
  expect(processCommand(second.pid)).toBeDefined();
  await second.stop();
});
