import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, fstatSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { API_NODE_FLAGS } from '@wherefore/config';
import { ERROR_TABLE, WhereforeError } from '@wherefore/contracts';
import { PLACES, ROOT } from './places.js';

/** One of our own processes: API or worker. */
export interface Child {
  readonly name: string;
  readonly pid: number;
  /** Settles with the reason when the process is gone. */
  readonly exited: Promise<string>;
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 15_000;
const LOG_BYTES = 10_000_000;
/** Of what a start that failed has printed. */
const LINES_SHOWN = 30;

/**
 * Starts an app and resolves when it says that it is ready. It ends by itself when this process does, because the channel
 * between them closes. What it prints is added to its file in `.wherefore/logs`. Throws MISCONFIGURED where it says so
 * by its exit code, else UNAVAILABLE, when it does not start.
 */
export async function startChild(
  name: 'api' | 'worker',
  environment: Readonly<Record<string, string>>,
): Promise<Child> {
  mkdirSync(PLACES.logs, { recursive: true });
  const logFile = path.join(PLACES.logs, `${name}.log`);
  const output = openLogFile(logFile);
  const begin = fstatSync(output).size;
  const child = fork(path.join(ROOT, 'apps', name, 'dist', 'main.js'), [], {
    env: { ...process.env, ...environment },
    execArgv: name === 'api' ? [...API_NODE_FLAGS] : [],
    detached: true,
    stdio: ['ignore', output, output, 'ipc'],
  });
  closeSync(output);
  const exited = once(child, 'exit').then(([code, signal]) =>
    signal === null ? `exit code ${code}` : `signal ${signal}`,
  );
  const ready = once(child, 'message').then(() => null);
  const timeout = AbortSignal.timeout(READY_WITHIN_MS);
  const late = once(timeout, 'abort').then(() => 'it did not say that it was ready');
  const problem = await Promise.race([ready, exited, late]);
  if (problem !== null) {
    child.kill('SIGKILL');
    const said = readFileSync(logFile).subarray(begin).toString('utf8').trim();
    throw new WhereforeError(
      child.exitCode === ERROR_TABLE.MISCONFIGURED.exit ? 'MISCONFIGURED' : 'UNAVAILABLE',
      `The ${name} did not start (${problem}). Its log, ${logFile}, ends with:\n  ${said.split('\n').slice(-LINES_SHOWN).join('\n  ')}`,
    );
  }
  return { name, pid: child.pid ?? 0, exited, stop: () => stopChild(child, exited) };
}

/** Opens a log to be added to, so that what was said before a death stays; a long one is put aside first, as `.1`. */
export function openLogFile(file: string): number {
  const bytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (bytes > LOG_BYTES) renameSync(file, `${file}.1`);
  return openSync(file, 'a');
}

async function stopChild(child: ChildProcess, exited: Promise<string>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  await exited;
  clearTimeout(timer);
}
