import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '@wherefore/contracts';
import { flush } from '../flush.js';

const folderOf = (directory: string): string => join(directory, 'forgotten');

/** Keeps a text under a name beside the log, whole or not at all; the same name again replaces it. */
export async function writeReceipt(directory: string, name: string, text: string): Promise<void> {
  const folder = folderOf(directory);
  await mkdir(folder, { recursive: true });
  const draft = join(folder, `.${randomUUID()}.draft`);
  try {
    const handle = await open(draft, 'wx');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, join(folder, `${name}.json`));
    await flush(folder);
  } finally {
    await rm(draft, { force: true });
  }
}

/** Every text that is kept, in the order of their names. */
export async function readReceipts(directory: string): Promise<string[]> {
  const folder = folderOf(directory);
  const names = await readdir(folder).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  });
  const kept = names.filter((name) => /^[\w-]+\.json$/.test(name)).sort();
  return Promise.all(kept.map((name) => readFile(join(folder, name), 'utf8')));
}
