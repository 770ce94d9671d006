import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

let known: string | null = null;

/** The program that learns: the product's version, and the start of the SHA-256 of its learning code as it was built. */
export function codeVersion(): string {
  known ??= `${VERSION}+${hashOfCode([learningFolder(), __dirname]).slice(0, 12)}`;
  return known;
}

/** Of the product. */
export const VERSION = '0.1.0';

const learningFolder = (): string => path.dirname(require.resolve('@wherefore/learning'));

/** Of every program file in the folders, by name. */
function hashOfCode(folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders)
    for (const file of readdirSync(folder, { recursive: true }).map(String).sort())
      if (/\.[jt]s$/.test(file) && !file.endsWith('.d.ts'))
        hash.update(`${file}\n`).update(readFileSync(path.join(folder, file)));
  return hash.digest('hex');
}
