import { readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isErrorCode } from './is-error-code.js';

const fileOf = (home: string): string => join(home, 'server.pid');

/** Records which process serves this home, for a later start that finds it still running. */
export async function writePidFile(home: string, pid: number): Promise<void> {
  await writeFile(fileOf(home), `${JSON.stringify({ pid, startedAt: new Date().toISOString() })}\n`);
}

/** The recorded process number, or undefined when there is no record or it is not legible (a write that was cut off). */
export function readPidFile(home: string): number | undefined {
  try {
    const record: unknown = JSON.parse(readFileSync(fileOf(home), 'utf8'));
    const pid = typeof record === 'object' && record !== null && 'pid' in record ? record.pid : undefined;
    return Number.isSafeInteger(pid) && Number(pid) > 1 ? Number(pid) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || isErrorCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

export async function removePidFile(home: string): Promise<void> {
  await rm(fileOf(home), { force: true });
}
