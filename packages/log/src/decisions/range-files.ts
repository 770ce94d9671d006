import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '@wherefore/contracts';
import { compareEntries } from './entry-id.js';

export const KINDS = Object.freeze(['decisions', 'snapshots'] as const);
/** The two sets of files that the stream is moved to. */
export type FileKind = (typeof KINDS)[number];

/** A finished file: everything of its kind from entry `first` to entry `last`. */
export interface RangeFile {
  readonly path: string;
  /** Relative to the log's folder: `decisions/day=2026-01-31/<first>_<last>.parquet`. */
  readonly name: string;
  readonly day: string;
  readonly first: string;
  readonly last: string;
}

export const nameOf = (kind: FileKind, day: string, [first, last]: readonly [string, string]): string =>
  `${kind}/day=${day}/${first}_${last}.parquet`;

/** Days of which there are files, earliest first. */
export async function daysOf(directory: string, kind: FileKind): Promise<string[]> {
  const folders = await namesIn(join(directory, kind));
  return folders.flatMap((folder) => /^day=(\d{4}-\d{2}-\d{2})$/.exec(folder)?.[1] ?? []);
}

/** The files of these days in the order of their entries; a file that a larger one holds too is left out. */
export async function listRangeFiles(
  directory: string,
  kind: FileKind,
  days: readonly string[],
): Promise<RangeFile[]> {
  const kept: RangeFile[] = [];
  for (const day of days) kept.push(...(await filesOfDay(directory, kind, day)).kept);
  return kept;
}

/** A day's files; `covered` are those whose entries a larger one holds too. */
export async function filesOfDay(
  directory: string,
  kind: FileKind,
  day: string,
): Promise<{ kept: RangeFile[]; covered: RangeFile[] }> {
  const folder = join(directory, kind, `day=${day}`);
  const files = (await namesIn(folder)).flatMap((file): RangeFile[] => {
    const [, first, last] = /^(\d+-\d+)_(\d+-\d+)\.parquet$/.exec(file) ?? [];
    if (first === undefined || last === undefined) return [];
    return [{ path: join(folder, file), name: nameOf(kind, day, [first, last]), day, first, last }];
  });
  const [kept, covered]: [RangeFile[], RangeFile[]] = [[], []];
  for (const file of files.sort(widestFirst)) {
    const before = kept.at(-1);
    if (before !== undefined && compareEntries(file.last, before.last) <= 0) covered.push(file);
    else kept.push(file);
  }
  return { kept, covered };
}

const widestFirst = (a: RangeFile, b: RangeFile): number =>
  compareEntries(a.first, b.first) || compareEntries(b.last, a.last);

export async function bytesIn(files: readonly RangeFile[]): Promise<number> {
  let bytes = 0;
  for (const { path } of files) bytes += (await stat(path)).size;
  return bytes;
}

/** Sorted; none where the folder does not exist. */
export async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}
