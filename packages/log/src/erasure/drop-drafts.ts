import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '@wherefore/contracts';

/** Removes drafts of events and of the bridge. Nobody may be writing either. Returns how many there were. */
export async function dropDrafts(directory: string): Promise<number> {
  let removed = 0;
  for (const part of ['events', 'bridge']) {
    const folder = join(directory, part);
    const names = await readdir(folder, { recursive: true }).catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return [];
      throw error;
    });
    for (const name of names.filter((one) => one.endsWith('.draft'))) {
      await rm(join(folder, name), { force: true });
      removed += 1;
    }
  }
  return removed;
}
