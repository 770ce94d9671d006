import { readFileSync } from 'node:fs';
import path from 'node:path';
import { generatedFiles } from '../src/generate/generated-files.js';
import { generateClient } from '../src/generate/client-operations.js';
import { buildApiSchema } from '../src/graphql/schema.js';

const root = path.resolve(__dirname, '../../..');

describe('what follows from the schema', () => {
  it.each([...generatedFiles(root)])('%s is current: else run `npm run generate`', (file, text) => {
    expect(readFileSync(path.join(root, file), 'utf8')).toBe(text);
  });

  it('refuses an operation that the schema does not know', () => {
    const unknown = 'query Wrong { offers(input: {}) { ... on OfferList { colour } } }';
    expect(() => generateClient(buildApiSchema(), [unknown])).toThrow(/colour/);
  });

  it('says who may read what', () => {
    const reference = readFileSync(path.join(root, 'docs/graphql.md'), 'utf8');
    expect(reference).toMatch(/`cypher: CypherStatement!`: .* For analyst\./);
    expect(reference).toMatch(/- `headline: String!`: The strongest reason in one sentence\.$/m);
  });
});
