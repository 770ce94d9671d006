import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'graphql';
import { DEFAULT_QUERY } from '../src/explorer/default-query.js';
import type { Operation } from '../src/operations/operation.js';

const folder = join(__dirname, '../src/operations');

/** Every document the console sends, by the name it is exported under. */
async function documents(): Promise<[string, string][]> {
  const found: [string, string][] = [['DEFAULT_QUERY', DEFAULT_QUERY]];
  for (const file of readdirSync(folder)) {
    const exports = (await import(join(folder, file))) as Record<string, Operation<unknown, unknown>>;
    for (const [name, value] of Object.entries(exports))
      if (name.endsWith('Query')) found.push([name, value.document]);
  }
  return found;
}

it('every operation is one named GraphQL query', async () => {
  const all = await documents();
  expect(all.map(([name]) => name).toSorted()).toEqual(
    [
      'CustomersQuery',
      'DEFAULT_QUERY',
      'OffersQuery',
      'PlacementsQuery',
      'ProductQuery',
      'ProductsQuery',
    ].toSorted(),
  );
  for (const [, document] of all) {
    const { definitions } = parse(document);
    expect(definitions).toHaveLength(1);
    expect(definitions[0]).toMatchObject({ operation: 'query', name: { kind: 'Name' } });
  }
});
