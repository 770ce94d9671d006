import { join } from 'node:path';

/** Where this package keeps what is not TypeScript (pom, Cypher, watchdog): the same from `src` and from `dist`. */
export const packageRoot = join(__dirname, '..');
