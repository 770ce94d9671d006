import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildApiSchema } from '../graphql/schema.js';
import { generateClient } from './client-operations.js';
import { schemaReference } from './schema-reference.js';

/** Every file that follows from the schema: its path from the root of the repository, and what must be in it. */
export function generatedFiles(root: string): ReadonlyMap<string, string> {
  const schema = buildApiSchema();
  const operations = path.join(root, 'packages/client/operations');
  const texts = readdirSync(operations)
    .toSorted()
    .map((file) => readFileSync(path.join(operations, file), 'utf8'));
  const client = generateClient(schema, texts);
  return new Map([
    ['packages/client/src/operations.generated.ts', client.module],
    ['packages/client/operations.generated.json', client.manifest],
    ['docs/graphql.md', schemaReference(schema)],
  ]);
}
