import { codeOf } from '@wherefore/contracts';
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface LogFile {
  readonly path: string;
  /** Relative to the log's folder, the same on every machine: `events/day=2025-01-31/<hash>.parquet`. */
  readonly name: string;
  /** UTC date on which its first batch was received. */
  readonly day: string;
}

/** Where the file of a group of batches stands; the same group always has the same place. */
export function fileOfGroup(directory: string, group: string, at: string): LogFile {
  const day = new Date(at).toISOString().slice(0, 10);
  const hash = createHash('sha256').update(group).digest('hex').slice(0, 32);
  return logFile(directory, day, `${hash}.parquet`);
}

/** Every finished file, by day and name; those still being written are invisible. */
export async function listLogFiles(directory: string): Promise<LogFile[]> {
  const files: LogFile[] = [];
  for (const folder of await namesIn(join(directory, 'events'))) {
    const day = /^day=(\d{4}-\d{2}-\d{2})$/.exec(folder)?.[1];
    if (day === undefined) continue;
    const names = await namesIn(join(directory, 'events', folder));
    for (const name of names)
      if (/^[0-9a-f]{32}\.parquet$/.test(name)) files.push(logFile(directory, day, name));
  }
  return files;
}

export async function bytesOf(files: readonly LogFile[]): Promise<number> {
  let bytes = 0;
  for (const { path } of files) bytes += (await stat(path)).size;
  return bytes;
}

/** SHA-256 over names and contents: equal for the same set of files, wherever they are. */
export async function hashFiles(files: readonly LogFile[]): Promise<string> {
  const whole = createHash('sha256');
  for (const { path, name } of files) {
    const content = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
    whole.update(`${name}\n${content}\n`);
  }
  return whole.digest('hex');
}

function logFile(directory: string, day: string, file: string): LogFile {
  return { path: join(directory, 'events', `day=${day}`, file), name: `events/day=${day}/${file}`, day };
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}
