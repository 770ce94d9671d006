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
      if (/(Query|Mutation)$/.test(name)) found.push([name, value.document]);
  }
  return found;
}

it('every document is one named operation, of the kind and under the name that it is exported by', async () => {
  const all = await documents();
  expect(all.map(([name]) => name)).toEqual(expect.arrayContaining(['OffersQuery', 'ProductsQuery']));
  for (const [exported, document] of all) {
    const operations = parse(document).definitions.filter(({ kind }) => kind === 'OperationDefinition');
    expect(operations).toHaveLength(1);
    const operation = exported.endsWith('Mutation') ? 'mutation' : 'query';
    expect(operations[0]).toMatchObject({ operation, name: { kind: 'Name' } });
    const name = (operations[0] as { readonly name: { readonly value: string } }).name.value;
    if (exported !== 'DEFAULT_QUERY')
      expect(exported).toBe(`${name}${operation === 'query' ? 'Query' : 'Mutation'}`);
  }
});
