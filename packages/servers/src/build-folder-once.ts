import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { withLock } from './with-lock.js';

/**
 * Makes a cache folder exactly once. It is built under a temporary name and renamed when complete, so its existence means it
 * is whole even if an earlier build was killed; processes that want it at the same time wait for the one that builds.
 */
export async function buildFolderOnce(
  folder: string,
  build: (draft: string) => Promise<void>,
): Promise<void> {
  if (existsSync(folder)) return;
  const parent = dirname(folder);
  const prefix = `.${basename(folder)}-`;
  await mkdir(parent, { recursive: true });
  await withLock(`${folder}.lock`, async () => {
    if (existsSync(folder)) return;
    const abandoned = (await readdir(parent)).filter((name) => name.startsWith(prefix));
    for (const name of abandoned) await rm(join(parent, name), { recursive: true, force: true });
    const draft = await mkdtemp(join(parent, prefix));
    try {
      await build(draft);
      await rename(draft, folder);
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
  });
}
