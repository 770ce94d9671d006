import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { loadOperations } from '../src/graphql/operations/known-operations.js';

const folder = mkdtempSync(path.join(os.tmpdir(), 'wherefore-operations-'));
afterAll(() => rmSync(folder, { recursive: true }));

const manifest = (text: string): string => {
  const file = path.join(folder, 'manifest.json');
  writeFileSync(file, text);
  return file;
};
const document = 'query Shelf{placements{id}}';
const hash = createHash('sha256').update(document).digest('hex');

describe('the operations that the server knows', () => {
  it('are those of the client and of the shop', () => {
    const own = loadOperations('');
    expect([...own.values()].some((text) => text.startsWith('query OffersForPage('))).toBe(true);
    const all = loadOperations(manifest(JSON.stringify({ operations: [{ name: 'Shelf', hash, document }] })));
    expect(all.size).toBe(own.size + 1);
    expect(all.get(hash)).toBe(document);
  });

  it.each([
    ['what is no manifest', '{"operations": [{"name": 1}]}', /WHEREFORE_OPERATIONS_FILE/],
    ['what is not JSON', 'operations', /WHEREFORE_OPERATIONS_FILE/],
    [
      'a hash of another text',
      JSON.stringify({ operations: [{ name: 'Shelf', hash: 'x', document }] }),
      /hash of Shelf/,
    ],
  ])('refuses %s at the start', (_, text, message) => {
    expect(() => loadOperations(manifest(text))).toThrow(message);
  });
});
