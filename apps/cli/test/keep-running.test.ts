import { closeSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Child, openLogFile } from '../src/stack/child.js';
import { keepRunning } from '../src/stack/keep-running.js';

const dying = (): Child => ({
  name: 'api',
  pid: 0,
  exited: Promise.resolve('exit code 1'),
  stop: () => Promise.resolve(),
});

it('gives an app up that died five times within a minute, and says why', async () => {
  const said: string[] = [];
  let starts = 0;
  const start = () => {
    starts += 1;
    return starts === 3 ? Promise.reject(new Error('it did not start')) : Promise.resolve(dying());
  };
  const { lost } = await keepRunning('api', start, (line) => said.push(line));
  expect(await lost).toBe('The api died five times within a minute (exit code 1)');
  expect(starts).toBe(5);
  expect(said[1]).toMatch(/died \(exit code 1\) and is started again/);
  expect(said[2]).toMatch(/it did not start/);
});

it('keeps what was said before a death, and puts a long log aside', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'wherefore-log-'));
  try {
    const file = path.join(folder, 'api.log');
    const say = (text: string) => {
      const log = openLogFile(file);
      writeSync(log, text);
      closeSync(log);
    };
    say('why it died\n');
    say('started again\n');
    expect(readFileSync(file, 'utf8')).toBe('why it died\nstarted again\n');
    truncateSync(file, 20_000_000);
    say('new\n');
    expect(readFileSync(file, 'utf8')).toBe('new\n');
    expect(readdirSync(folder)).toEqual(['api.log', 'api.log.1']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
