import { createHash } from 'node:crypto';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  stripIgnoredCharacters,
  validate,
  visit,
} from 'graphql';
import { variableTypes } from './input-types.js';
import { fragmentType, selectionType } from './result-types.js';

export interface GeneratedClient {
  /** The TypeScript module: documents and the types of what goes in and comes out. */
  readonly module: string;
  /** The manifest of persisted operations: `{operations: [{name, hash, document}]}`, as JSON. */
  readonly manifest: string;
}

/**
 * What the client needs of its `.graphql` texts. A union's fragments must bear the name of their type.
 * Throws where a text does not fit the schema.
 */
export function generateClient(schema: GraphQLSchema, texts: readonly string[]): GeneratedClient {
  const document = parse(texts.join('\n'));
  const wrong = validate(schema, document);
  if (wrong[0] !== undefined) throw wrong[0];
  const fragments = document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
  const operations = document.definitions
    .filter((one) => one.kind === Kind.OPERATION_DEFINITION)
    .map((one) => ({ node: one, name: one.name?.value ?? '', document: textOf(one, fragments) }));
  const inputs = new Map<string, string>();
  const constants = operations.map(({ node, name, document: text }) => {
    const root = schema.getRootType(node.operation);
    if (root === undefined || root === null) throw new Error(`There is no ${node.operation}`);
    const types = `${selectionType(schema, root, node.selectionSet)}, ${variableTypes(schema, node, inputs)}`;
    return `export const ${name}: Operation<${types}> = { hash: '${sha256(text)}', document: ${JSON.stringify(text)} };`;
  });
  const module = [
    '// Written by `npm run generate`: do not edit.',
    "import type { Operation } from './operation.js';",
    ...inputs.values(),
    ...fragments.map((one) => fragmentType(schema, one)),
    ...constants,
  ].join('\n\n');
  const manifest = operations.map(({ name, document: text }) => ({
    name,
    hash: sha256(text),
    document: text,
  }));
  return { module: `${module}\n`, manifest: `${JSON.stringify({ operations: manifest }, null, 2)}\n` };
}

/** By which name the server knows a document: that of automatic persisted queries, SHA-256 in hexadecimal. */
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** An operation with the fragments it needs, and no others. */
function textOf(operation: OperationDefinitionNode, all: readonly FragmentDefinitionNode[]): string {
  const needed = new Set<FragmentDefinitionNode>();
  const collect = (node: OperationDefinitionNode | FragmentDefinitionNode): void => {
    visit(node, {
      FragmentSpread({ name }) {
        const fragment = all.find((one) => one.name.value === name.value);
        if (fragment === undefined || needed.has(fragment)) return;
        needed.add(fragment);
        collect(fragment);
      },
    });
  };
  collect(operation);
  const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [operation, ...needed] };
  return stripIgnoredCharacters(print(document));
}
