import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { codeOf, WhereforeError } from '@wherefore/contracts';
import type { BackupManifest } from './manifest.js';

/** Every finished file below a folder, by path relative to it with forward slashes; none for a folder that is not there. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.draft'))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

/** Copies files below one folder to the same place below another. Returns those that had gone by then. */
export async function copyFiles(from: string, to: string, files: readonly string[]): Promise<string[]> {
  const gone: string[] = [];
  for (const file of files) {
    const target = path.join(to, file);
    await mkdir(path.dirname(target), { recursive: true });
    await copyFile(path.join(from, file), target).catch((error: unknown) => {
      if (codeOf(error) !== 'ENOENT') throw error;
      gone.push(file);
    });
  }
  return gone;
}

/** Sizes and hashes of all files below a folder. */
export async function sumFiles(folder: string): Promise<BackupManifest['files']> {
  const sums: BackupManifest['files'] = {};
  for (const file of await filesBelow(folder)) {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of createReadStream(path.join(folder, file)) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      bytes += chunk.length;
    }
    sums[file] = { bytes, sha256: hash.digest('hex') };
  }
  return sums;
}

/** Throws BAD_INPUT that names the first files which are missing or not as they were written. */
export async function assertWhole(folder: string, files: BackupManifest['files']): Promise<void> {
  const found = await sumFiles(folder);
  const wrong = Object.entries(files).filter(([file, { sha256 }]) => found[file]?.sha256 !== sha256);
  if (wrong.length === 0) return;
  const named = wrong
    .slice(0, 3)
    .map(([file]) => (file in found ? `${file} is not as it was written` : `${file} is missing`));
  const rest = wrong.length > named.length ? `, and ${wrong.length - named.length} more` : '';
  throw new WhereforeError(
    'BAD_INPUT',
    `This backup is damaged: ${named.join(', ')}${rest}. Nothing was changed; take an older one.`,
  );
}
