import { findExecutable } from './find-executable.js';
import { machineEnvironment } from './machine-environment.js';
import type { Progress } from './progress.js';
import { runCommand, type CommandResult } from './run-command.js';
import { ServerSetupError, type Requirement } from './server-setup-error.js';

/**
 * Packages per requirement, best first. Redis comes from `redis-tools`: its `redis-check-rdb` is the server program itself
 * (`redis-server` is only a link to it plus a system service), so nothing starts on its own and nothing is left enabled.
 */
const packages: Record<Requirement, readonly string[]> = {
  java: ['openjdk-17-jre-headless', 'openjdk-21-jre-headless'],
  maven: ['maven'],
  redis: ['redis-tools'],
};

/** One apt at a time in this process; apt's own lock timeout covers other processes. */
let queue: Promise<void> = Promise.resolve();

/** Whether this process may install system packages: Debian or Ubuntu, as root. */
export function canInstallPackages(): boolean {
  return findExecutable('apt-get') !== undefined && process.getuid?.() === 0;
}

/** Installs what is missing with apt, telling before it does. */
export function installPackages(missing: readonly Requirement[], progress: Progress): Promise<void> {
  const turn = queue.then(() => install(missing, progress));
  queue = turn.catch(() => undefined); // The failure belongs to its own caller, not to the next in line.
  return turn;
}

async function install(missing: readonly Requirement[], progress: Progress): Promise<void> {
  progress(`Installing system packages with apt-get for: ${missing.join(', ')}`);
  requireSuccess(missing, 'apt-get update', await apt('update'));
  const names = await Promise.all(missing.map((requirement) => availablePackage(requirement)));
  progress(`apt-get install ${names.join(' ')}`);
  requireSuccess(missing, 'apt-get install', await apt('install', '--no-install-recommends', ...names));
}

async function availablePackage(requirement: Requirement): Promise<string> {
  for (const name of packages[requirement]) {
    const { output } = await runCommand('apt-cache', ['policy', name]);
    if (/Candidate: (?!\(none\))/.test(output)) return name;
  }
  throw new ServerSetupError([requirement], `apt offers none of: ${packages[requirement].join(', ')}.`);
}

function apt(...args: string[]): Promise<CommandResult> {
  const env = { ...machineEnvironment(), DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  return runCommand('apt-get', ['-y', '-q', '-o', 'DPkg::Lock::Timeout=120', ...args], { env });
}

function requireSuccess(missing: readonly Requirement[], what: string, result: CommandResult): void {
  if (result.code === 0) return;
  const lastLines = result.output.trimEnd().split('\n').slice(-5).join('\n');
  throw new ServerSetupError(missing, `${what} failed:\n${lastLines}`);
}
