import { isErrorCode } from './is-error-code.js';
import { pollUntil } from './poll-until.js';

/** How long a server may take to write everything down before it is killed. */
export const GRACE_MS = 20_000;

interface Target {
  pid: number;
  isGone: () => boolean;
  graceMs?: number;
}

/** Asks a server to stop, kills its whole process group if it does not, and returns when it is gone. */
export async function terminate({ pid, isGone, graceMs = GRACE_MS }: Target): Promise<void> {
  signal(pid, 'SIGTERM');
  if (await pollUntil(isGone, { withinMs: graceMs })) return;
  signal(-pid, 'SIGKILL');
  if (!(await pollUntil(isGone, { withinMs: 5_000 }))) throw new Error(`Process ${pid} survived SIGKILL.`);
}

function signal(pid: number, name: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!isErrorCode(error, 'ESRCH')) throw error;
  }
}
