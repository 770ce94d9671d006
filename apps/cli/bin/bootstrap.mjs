#!/usr/bin/env node
// `npm start`, `npm test`, `npm run bench` and `npm run drill` on a fresh clone: plain Node, no dependency, because nothing is installed yet.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const STAMP = path.join(ROOT, 'node_modules', '.wherefore-installed');
const environment = { ...process.env, TURBO_TELEMETRY_DISABLED: '1' };

const [, , mode, ...rest] = process.argv;
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 11))
  fail(`Wherefore needs Node 20.11 or newer; this is ${process.version}.`);

install();
build();
if (mode === 'start')
  await handOver(path.join(ROOT, 'apps', 'cli', 'bin', 'wherefore.mjs'), ['up', '--demo', ...rest]);
else if (mode === 'test') await (await import('./run-tests.mjs')).runTests(ROOT, rest, environment);
else if (mode === 'bench') await handOver(path.join(ROOT, 'bench', 'dist', 'main.js'), rest);
else if (mode === 'drill') await handOver(path.join(ROOT, 'bench', 'dist', 'harness', 'main.js'), rest);
else fail(`usage: bootstrap.mjs start|test|bench|drill, not ${mode}`);

/**
 * Installs what the lockfile names, when it has changed since the last time. Not `npm ci`: it insists on entries for the
 * binaries of every platform, and a lockfile made behind a mirror may lack those of others.
 */
function install() {
  const lock = createHash('sha256')
    .update(readFileSync(path.join(ROOT, 'package-lock.json')))
    .digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lock) return;
  process.stderr.write('Installing dependencies, about a minute ...\n');
  run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(STAMP, lock);
}

/** Builds what has changed; a second time it is a matter of a moment. */
function build() {
  mkdirSync(path.join(ROOT, '.wherefore'), { recursive: true });
  if (!existsSync(path.join(ROOT, 'apps', 'cli', 'dist', 'main.js')))
    process.stderr.write('Building, about a minute ...\n');
  const turbo = path.join(ROOT, 'node_modules', '.bin', 'turbo');
  const result = spawnSync(turbo, ['run', 'build', '--output-logs=errors-only', '--ui=stream'], {
    cwd: ROOT,
    env: environment,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) fail(`The build failed:\n${result.stdout ?? ''}${result.stderr ?? ''}`);
}

/** Hands over to a script of ours; signals go to it, and its end is ours. */
async function handOver(script, args) {
  const child = spawn(process.execPath, [script, ...args], { cwd: ROOT, env: environment, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  const code = await new Promise((resolve) =>
    child.once('exit', (status, signal) => resolve(signal === null ? status : 1)),
  );
  process.exit(code ?? 1);
}

function run(command, args) {
  const { status } = spawnSync(command, args, {
    cwd: ROOT,
    env: environment,
    stdio: ['ignore', process.stderr, process.stderr],
    shell: process.platform === 'win32',
  });
  if (status !== 0) fail(`${command} ${args.join(' ')} failed (exit code ${status}).`);
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
