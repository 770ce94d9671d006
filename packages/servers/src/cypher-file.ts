import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from './package-root.js';

/** The statements of one of this package's Cypher files: comment lines dropped, separated by a semicolon at the end of a line. */
export function readStatements(file: string): string[] {
  const lines = readFileSync(join(packageRoot, 'neo4j', file), 'utf8').split('\n');
  const text = lines.filter((line) => !line.startsWith('//')).join('\n');
  return text
    .split(/;\s*\n/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}
