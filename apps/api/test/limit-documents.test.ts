import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, specifiedRules, validate } from 'graphql';
import { LARGEST, limitDocuments, MOST_TOKENS } from '../src/graphql/limit-documents.js';
import { buildApiSchema } from '../src/graphql/schema.js';

const schema = buildApiSchema();
const CONSOLE = path.resolve(__dirname, '../../console/src/operations');
const CLIENT = path.resolve(__dirname, '../../../packages/client/operations.generated.json');

const faultsOf = (text: string): string[] =>
  validate(schema, parse(text, { maxTokens: MOST_TOKENS }), [...specifiedRules, limitDocuments]).map(
    ({ message }) => message,
  );
const times = (count: number, text: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => text(n)).join(' ');

it('lets through everything that the console and the client send', async () => {
  const client = JSON.parse(readFileSync(CLIENT, 'utf8')) as {
    readonly operations: readonly { readonly document: string }[];
  };
  const documents = client.operations.map(({ document }) => document);
  for (const file of readdirSync(CONSOLE)) {
    const operations = (await import(path.join(CONSOLE, file))) as Record<string, unknown>;
    for (const operation of Object.values(operations))
      if (typeof operation === 'object' && operation !== null && 'document' in operation)
        documents.push(String(operation.document));
  }
  expect(documents.length).toBeGreaterThan(40);
  for (const document of documents) expect([document, faultsOf(document)]).toEqual([document, []]);
});

it.each([
  ['aliases', `{ ${times(101, (n) => `a${n}: __typename`)} }`, 'at most 40 aliases, not 101'],
  ['the same field over and over', `{ ${times(501, () => '__typename')} }`, 'at most 500 fields, not 501'],
  [
    'directives',
    `query ($a: Boolean!) { ${times(21, () => '__typename @include(if: $a)')} }`,
    'at most 20 directives, not 21',
  ],
  [
    'things at once behind a fragment',
    `{ ...many } fragment many on Query { ${times(21, (n) => `a${n}: __typename`)} }`,
    'at most 20 things at once, not 21',
  ],
  [
    'fragments of fragments',
    `{ ...f0 } ${times(40, (n) => `fragment f${n} on Query { ${times(2, () => (n === 39 ? '__typename' : `...f${n + 1}`))} }`)}`,
    'at most 500 fields',
  ],
])('refuses %s', (_, text, fault) => {
  expect(faultsOf(text)).toContainEqual(expect.stringContaining(fault));
});

it('refuses what is nested too deeply, also through inline fragments', () => {
  const nested = (levels: number): string =>
    levels === 0 ? '__typename' : `... on Query { product(id: "a") { ${nested(levels - 1)} } }`;
  expect(faultsOf(`{ ${nested(LARGEST.depth)} }`)).toContainEqual(
    `A request may ask for at most ${LARGEST.depth} levels of fields, not ${LARGEST.depth + 1}`,
  );
});

it('does not even read a text that is too long', () => {
  expect(() => faultsOf(`{ ${times(MOST_TOKENS, () => '__typename')} }`)).toThrow(/token/);
});

it('says that a fragment contains itself, and ends', () => {
  expect(faultsOf('{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }')).toContainEqual(
    expect.stringContaining('itself'),
  );
});
