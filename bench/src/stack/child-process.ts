import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { WhereforeError } from '@wherefore/contracts';

/** One of our own processes, with a channel to it. */
export interface Child {
  readonly process: ChildProcess;
  readonly pid: number;
  stop(): Promise<void>;
}

export interface ChildOptions {
  /** A script of ours that sends a message once it is ready. */
  readonly script: string;
  readonly env: Readonly<Record<string, string>>;
  /** Where what it prints goes. */
  readonly logFile: string;
  readonly execArgv?: readonly string[];
}

const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 15_000;

/** Starts a process and resolves when it says that it is ready; it ends by itself when this process does. */
export async function startChild(options: ChildOptions): Promise<Child> {
  mkdirSync(path.dirname(options.logFile), { recursive: true });
  const output = openSync(options.logFile, 'w');
  const child = fork(options.script, [], {
    env: { ...process.env, ...options.env },
    execArgv: [...(options.execArgv ?? [])],
    detached: true,
    stdio: ['ignore', output, output, 'ipc'],
  });
  closeSync(output);
  const exited = once(child, 'exit').then(([code, signal]) => `it ended: ${String(signal ?? code)}`);
  const ready = once(child, 'message').then(() => null);
  const late = once(AbortSignal.timeout(READY_WITHIN_MS), 'abort').then(() => 'it did not say so in time');
  const problem = await Promise.race([ready, exited, late]);
  if (problem !== null) {
    child.kill('SIGKILL');
    const said = readFileSync(options.logFile, 'utf8').trim().split('\n').slice(-5).join('\n  ');
    throw new WhereforeError('UNAVAILABLE', `${options.script} is not ready (${problem}):\n  ${said}`);
  }
  return { process: child, pid: child.pid ?? 0, stop: () => stopChild(child) };
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  await exited;
  clearTimeout(timer);
}
