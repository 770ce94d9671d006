import { readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { isErrorCode } from './is-error-code.js';
import { pollUntil } from './poll-until.js';
import { processCommand } from './process-command.js';

const LONGEST_WAIT_MS = 15 * 60_000;

/** Runs `action` while no other process on this machine holds the lock file. A lock whose owner died is taken over. */
export async function withLock<T>(lockFile: string, action: () => Promise<T>): Promise<T> {
  const locked = await pollUntil(() => takeLock(lockFile), { withinMs: LONGEST_WAIT_MS, everyMs: 200 });
  if (!locked)
    throw new Error(`Another process has held ${lockFile} for too long; delete it if none is running.`);
  try {
    return await action();
  } finally {
    await rm(lockFile, { force: true });
  }
}

async function takeLock(lockFile: string): Promise<boolean> {
  try {
    await writeFile(lockFile, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (!isErrorCode(error, 'EEXIST')) throw error;
    if (ownerIsGone(lockFile)) await rm(lockFile, { force: true });
    return false;
  }
}

function ownerIsGone(lockFile: string): boolean {
  try {
    const owner = readFileSync(lockFile, 'utf8');
    // An empty file belongs to somebody who is writing his number into it this very moment.
    return owner !== '' && processCommand(Number(owner)) === undefined;
  } catch (error) {
    if (isErrorCode(error, 'ENOENT')) return false;
    throw error;
  }
}
