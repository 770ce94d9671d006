import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { stopLeftover } from '../src/index.js';
import { writePidFile } from '../src/pid-file.js';
import { processCommand } from '../src/process-command.js';
import { temporaryFolder } from './temporary-folder.js';

const folder = temporaryFolder();
const started: ChildProcess[] = [];

afterAll(() => started.forEach((child) => child.kill('SIGKILL')));

async function serverNaming(argument: string): Promise<number> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', '--', argument], {
    stdio: 'ignore',
  });
  started.push(child);
  await once(child, 'spawn');
  return Number(child.pid);
}

function newHome(name: string): string {
  const home = join(folder, name);
  mkdirSync(home);
  return home;
}

it.each([
  ['as a word', (home: string) => home],
  ['as the value of an option', (home: string) => `--home-dir=${home}`],
])('stops the recorded process that names this home %s', async (name, argument) => {
  const home = newHome(name.replaceAll(' ', '-'));
  const pid = await serverNaming(argument(home));
  await writePidFile(home, pid);
  expect(await stopLeftover(home)).toBe(true);
  expect(processCommand(pid)).toBeUndefined();
  expect(existsSync(join(home, 'server.pid'))).toBe(false);
});

it.each([
  ['a stranger that got the same number', () => 'something-else'],
  ['the server of a home whose name only begins alike', (home: string) => `--home-dir=${home}-2`],
])('leaves %s alone', async (name, argument) => {
  const home = newHome(name.replaceAll(' ', '-'));
  const pid = await serverNaming(argument(home));
  await writePidFile(home, pid);
  expect(await stopLeftover(home)).toBe(false);
  expect(processCommand(pid)).toBeDefined();
});

it('has nothing to do in a home that was never started', async () => {
  expect(await stopLeftover(join(folder, 'never'))).toBe(false);
});
