import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { removePidFile, writePidFile } from './pid-file.js';
import { terminate } from './terminate.js';
import { startWatchdog } from './watchdog.js';

export interface Launch {
  command: string;
  args: readonly string[];
  /** The folder that is this server's alone; `args` must name it, or `stopLeftover` would not know the process. */
  home: string;
  /** Receives what the program prints. */
  logFile: string;
  argv0?: string;
  /** It does not keep this process alive: once there is nothing else to do this process ends, and its watchdog stops it. */
  isBackground?: boolean;
}

export interface ServerProcess {
  pid: number;
  /** Settles, with the reason in words, when the process is gone for whatever cause. Never rejects. */
  exited: Promise<string>;
  hasExited(): boolean;
  stop(graceMs?: number): Promise<void>;
}

/**
 * Starts a server in its own process group, so that Ctrl-C in the terminal reaches only the supervisor, and with a watchdog, so
 * that nothing stays behind when the supervisor dies.
 */
export async function spawnServer(launch: Launch): Promise<ServerProcess> {
  const log = openSync(launch.logFile, 'w');
  const child = spawn(launch.command, launch.args, {
    argv0: launch.argv0 ?? launch.command,
    cwd: launch.home,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  await once(child, 'spawn');
  const pid = child.pid;
  if (pid === undefined) throw new Error(`${launch.command} started without a process number.`);

  if (launch.isBackground === true) child.unref();

  const hasExited = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const ended = new Promise<void>((resolve) =>
    hasExited() ? resolve() : child.once('exit', () => resolve()),
  );
  const watchdog = await startWatchdog(pid).catch((error: unknown) => {
    child.kill('SIGKILL'); // Unwatched, it might outlive us.
    throw error;
  });
  await writePidFile(launch.home, pid);
  const exited = ended.then(async () => {
    watchdog.release();
    await removePidFile(launch.home);
    return child.signalCode === null ? `exit code ${child.exitCode}` : `signal ${child.signalCode}`;
  });
  const stop = async (graceMs?: number): Promise<void> => {
    if (!hasExited())
      await terminate({ pid, isGone: hasExited, ...(graceMs === undefined ? {} : { graceMs }) });
    await exited;
  };
  return { pid, exited, hasExited, stop };
}
