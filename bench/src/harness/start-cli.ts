import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { ROOT } from '../stack/places.js';
import type { DrillStack } from './drill-stack.js';

export interface CliRun {
  kill(): void;
  /** Settles when it has ended, however. */
  readonly ended: Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>;
  stop(): Promise<void>;
}

/** Starts a `wherefore` command in a process of its own. */
export function startCli(args: readonly string[], env: Readonly<Record<string, string>>): CliRun {
  const child = spawn(process.execPath, [path.join(ROOT, 'apps', 'cli', 'bin', 'wherefore.mjs'), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)]).then(
    ([[code], stdout, stderr]) => ({ code: code as number | null, stdout, stderr }),
  );
  return {
    ended,
    kill: () => void child.kill('SIGKILL'),
    async stop() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Runs a `wherefore` command to its end and returns what it printed. Throws when it did not end well. */
export async function runCli(
  stack: Pick<DrillStack, 'keep'>,
  env: Readonly<Record<string, string>>,
  args: readonly string[],
): Promise<string> {
  const cli = await stack.keep(startCli(args, env));
  const { code, stdout, stderr } = await cli.ended;
  if (code !== 0) throw new Error(`wherefore ${args[0] ?? ''} ended with ${code}: ${stderr.slice(0, 500)}`);
  return stdout;
}
