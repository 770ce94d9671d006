import { randomUUID } from 'node:crypto';
import { rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../duckdb.js';
import { copyTo } from './append-decisions.js';
import { flush } from '../flush.js';
import { decisionTable } from './decision-table.js';
import { dayOf, NO_ENTRY } from './entry-id.js';
import { bytesIn, daysOf, type FileKind, filesOfDay, KINDS, nameOf, namesIn } from './range-files.js';
import { filesAsTable } from './read-decisions.js';

/** A day is merged into one file when it has more files than this. */
const MOST_FILES_PER_DAY = 8;
/** A day with more than this has large files already. */
const MOST_MERGED_BYTES = 512 * 2 ** 20;
/** Older drafts were left by a process that died. */
const DRAFT_MS = 86_400_000;

interface Parts {
  readonly database: Database;
  readonly directory: string;
  /** The last entry in the log. */
  readonly position: string;
}

/** Removes what dead processes left, and merges the files of each day that the log has left behind into one. */
export async function tidyDecisions(parts: Parts): Promise<void> {
  if (parts.position === NO_ENTRY) return;
  const today = dayOf(parts.position);
  for (const kind of KINDS) {
    for (const day of await daysOf(parts.directory, kind)) {
      await removeDrafts(join(parts.directory, kind, `day=${day}`));
      if (day < today) await mergeDay(parts, kind, day);
    }
  }
}

async function removeDrafts(folder: string): Promise<void> {
  for (const name of await namesIn(folder)) {
    if (!name.endsWith('.draft')) continue;
    const path = join(folder, name);
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > DRAFT_MS) await rm(path, { force: true });
  }
}

/**
 * The merged file covers the others, and readers of the log pass over what is covered, so it does not matter when they
 * go. Merging again comes to the same.
 */
async function mergeDay({ database, directory }: Parts, kind: FileKind, day: string): Promise<void> {
  const { kept } = await filesOfDay(directory, kind, day);
  const [first, last] = [kept[0]?.first, kept.at(-1)?.last];
  const folder = join(directory, kind, `day=${day}`);
  const many = kept.length > MOST_FILES_PER_DAY && (await bytesIn(kept)) <= MOST_MERGED_BYTES;
  if (first !== undefined && last !== undefined && many) {
    const draft = join(folder, `.${randomUUID()}.draft`);
    await database.connected(async (connection) => {
      const table = kind === 'decisions' ? await decisionTable(connection, kept) : filesAsTable(kept);
      await copyTo(connection, `FROM ${table}`, draft);
    });
    await flush(draft);
    await rename(draft, join(directory, nameOf(kind, day, [first, last])));
    await flush(folder);
  }
  for (const { path } of (await filesOfDay(directory, kind, day)).covered) await rm(path, { force: true });
}
