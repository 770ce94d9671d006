import { findExecutable } from './find-executable.js';
import type { RedisInstallation } from './installation.js';
import { runCommand } from './run-command.js';

/** The second is the same program under another name where Debian's `redis-tools` is installed without `redis-server`. */
const PROGRAMS = ['redis-server', 'redis-check-rdb'];

export const REDIS_ARGV0 = 'redis-server';

/** A Redis of at least version 7 on this machine. */
export async function findRedis(): Promise<RedisInstallation | undefined> {
  for (const name of PROGRAMS) {
    const binary = findExecutable(name);
    const version = binary === undefined ? undefined : await versionOf(binary);
    if (binary !== undefined && version !== undefined && Number.parseInt(version, 10) >= 7)
      return { binary, version };
  }
  return undefined;
}

async function versionOf(binary: string): Promise<string | undefined> {
  const { output } = await runCommand(binary, ['--version'], { argv0: REDIS_ARGV0 });
  return /Redis server v=(\d+\.\d+\.\d+)/.exec(output)?.[1];
}
