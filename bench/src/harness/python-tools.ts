import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { WhereforeError } from '@wherefore/contracts';
import type { DrillStack } from './drill-stack.js';

/** Runs a tool to its end and returns what it printed, whatever it found. */
export type RunTool = (tool: string, args: readonly string[], withinMs: number) => Promise<string>;

/** Installs tools of Python into the folder of a drill. Throws MISCONFIGURED where there is no Python to do it. */
export async function installPythonTools(stack: DrillStack, packages: readonly string[]): Promise<RunTool> {
  const home = path.join(stack.folder, 'python');
  const run = (command: string, args: readonly string[], withinMs: number) =>
    runToEnd(stack, { command, args, withinMs });
  stack.say(`installing ${packages.join(', ')}`);
  const made = await run('python3', ['-m', 'venv', home], 120_000).catch((cause: unknown) => {
    throw new WhereforeError('MISCONFIGURED', 'This drill needs python3 with venv (Debian: python3-venv)', {
      cause,
    });
  });
  const binary = (name: string): string => path.join(home, 'bin', name);
  const installed = await run(binary('python'), ['-m', 'pip', 'install', '-q', ...packages], 300_000);
  if (made.code !== 0 || installed.code !== 0)
    throw new WhereforeError(
      'MISCONFIGURED',
      `The tools could not be installed: ${made.printed}${installed.printed}`,
    );
  return async (tool, args, withinMs) => (await run(binary(tool), args, withinMs)).printed;
}

interface Running {
  readonly command: string;
  readonly args: readonly string[];
  readonly withinMs: number;
}

/** A tool that takes too long is stopped; so is one that runs when the drill is interrupted. */
async function runToEnd(
  stack: DrillStack,
  { command, args, withinMs }: Running,
): Promise<{ readonly code: number | null; readonly printed: string }> {
  const child = spawn(command, args, {
    cwd: stack.folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: withinMs,
  });
  const printed: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => printed.push(chunk));
  const closed = once(child, 'close');
  await stack.keep({
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await closed.catch(() => undefined);
    },
  });
  const [code] = (await closed) as [number | null];
  return { code, printed: Buffer.concat(printed).toString('utf8') };
}
