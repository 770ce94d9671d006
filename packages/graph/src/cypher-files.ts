import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Where the statements are: the `cypher` workspace. */
export const CYPHER_DIRECTORY = path.dirname(require.resolve('@wherefore/cypher/package.json'));
/** Where the migrations and the catalogue are: the `graph-schema` workspace. */
export const SCHEMA_DIRECTORY = path.dirname(require.resolve('@wherefore/graph-schema/package.json'));

/** Text of a statement by its name, e.g. `events/claim-inbox`. */
export function readStatement(name: string): string {
  return readFileSync(path.join(CYPHER_DIRECTORY, `${name}.cypher`), 'utf8');
}

/** Names of all statement files, sorted. */
export function listStatementFiles(): string[] {
  return readdirSync(CYPHER_DIRECTORY, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.cypher') && !file.includes('node_modules'))
    .map((file) => file.slice(0, -'.cypher'.length).split(path.sep).join('/'))
    .sort();
}
