import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Root of the checkout: the folder whose package.json has workspaces. */
export const ROOT = findRoot(__dirname);

/** Everything the product writes on this machine lies here. */
export const HOME = path.resolve(process.env['WHEREFORE_HOME'] ?? path.join(ROOT, '.wherefore'));

export const PLACES = Object.freeze({
  secrets: path.join(HOME, 'secrets.json'),
  stack: path.join(HOME, 'stack.json'),
  demo: path.join(HOME, 'demo.json'),
  neo4j: path.join(HOME, 'neo4j'),
  redis: path.join(HOME, 'redis'),
  log: path.join(HOME, 'log'),
  logs: path.join(HOME, 'logs'),
  cache: path.resolve(process.env['WHEREFORE_CACHE'] ?? path.join(ROOT, '.wherefore', 'cache')),
});

function findRoot(folder: string): string {
  const manifest = path.join(folder, 'package.json');
  if (existsSync(manifest) && 'workspaces' in (JSON.parse(readFileSync(manifest, 'utf8')) as object))
    return folder;
  const parent = path.dirname(folder);
  return parent === folder ? process.cwd() : findRoot(parent);
}
