import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { WhereforeError } from '@wherefore/contracts';
import { ROOT } from './places.js';
import type { Started } from './started.js';

/**
 * Runs a `wherefore` command against the servers of `env`; its progress is shown. Returns what it printed.
 * Throws UNAVAILABLE when it fails.
 */
export async function runCli(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  started: Started,
): Promise<string> {
  const script = path.join(ROOT, 'apps', 'cli', 'bin', 'wherefore.mjs');
  const child = spawn(process.execPath, [script, ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    detached: true,
    stdio: ['ignore', 'pipe', process.stderr],
  });
  const printed: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => {
    printed.push(chunk);
    if (!args.includes('--json')) process.stderr.write(chunk);
  });
  const exited = once(child, 'exit');
  await started.keep({
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await exited;
    },
  });
  const [code, signal] = (await exited) as [number | null, string | null];
  if (code !== 0)
    throw new WhereforeError('UNAVAILABLE', `wherefore ${args.join(' ')} failed (${signal ?? code})`);
  return Buffer.concat(printed).toString('utf8');
}
