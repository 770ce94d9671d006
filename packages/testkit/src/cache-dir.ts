import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Where jars, class archive and template home are kept between runs: the repository's cache unless WHEREFORE_CACHE says else. */
export function cacheDir(): string {
  // eslint-disable-next-line no-restricted-syntax -- Tests have no app above them that could read it.
  const named = process.env['WHEREFORE_CACHE'];
  return named === undefined || named === ''
    ? join(repositoryRoot(__dirname), '.wherefore', 'cache')
    : resolve(named);
}

function repositoryRoot(folder: string): string {
  const manifest = join(folder, 'package.json');
  if (existsSync(manifest) && 'workspaces' in JSON.parse(readFileSync(manifest, 'utf8'))) return folder;
  const parent = dirname(folder);
  if (parent === folder)
    throw new Error(`No package.json with workspaces above ${__dirname}; set WHEREFORE_CACHE.`);
  return repositoryRoot(parent);
}
