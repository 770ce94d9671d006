import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  isUnionType,
} from 'graphql';
import { audienceOf } from '../graphql/access/audience-of.js';
import { AUDIENCES } from '../graphql/access/audiences.js';

const HEAD = `# GraphQL reference

Written from the schema by \`npm run generate\`; a test holds it current. A frontend is better served by the
[client](client.md). Who may ask what is said in [roles](roles.md); a running API in development has an explorer at
\`/graphiql\`.
`;

/** The schema as a page of Markdown: what can be asked, then each type by name, with who may read what. */
export function schemaReference(schema: GraphQLSchema): string {
  const roots = [schema.getQueryType(), schema.getMutationType()].filter(
    (one) => one !== undefined && one !== null,
  );
  const others = Object.values(schema.getTypeMap())
    .filter(({ name }) => !name.startsWith('__'))
    .filter((type) => !isSpecifiedScalarType(type) && !roots.includes(type as never))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const sections = [...roots, ...others].map((type) => `## ${type.name}\n\n${describe(type)}`);
  return `${[HEAD.trimEnd(), ...sections].join('\n\n')}\n`;
}

function describe(type: GraphQLNamedType): string {
  const head = type.description === undefined || type.description === null ? [] : [type.description];
  if (isObjectType(type)) {
    const fields = Object.values(type.getFields()).map((field) => fieldLine(type.name, field));
    return [...head, fields.join('\n')].join('\n\n');
  }
  if (isInputObjectType(type)) {
    return [...head, Object.values(type.getFields()).map(inputLine).join('\n')].join('\n\n');
  }
  if (isEnumType(type)) {
    const values = type.getValues().map(({ name, description }) => `- \`${name}\`: ${description ?? name}`);
    return [...head, values.join('\n')].join('\n\n');
  }
  if (isUnionType(type)) return [...head, `One of ${type.getTypes().join(', ')}.`].join('\n\n');
  return isScalarType(type) ? `${head.join('')}` : '';
}

function fieldLine(
  type: string,
  { name, args, type: answer, description }: GraphQLField<unknown, unknown>,
): string {
  const audience = audienceOf(type, name);
  const roles = audience === null ? ['admin'] : AUDIENCES[audience];
  const readers = audience === 'everyone' ? '' : ` For ${roles.join(', ')}.`;
  const line = `- \`${name}: ${String(answer)}\`: ${description ?? ''}${readers}`;
  return [line, ...args.map((one) => `  ${inputLine(one)}`)].join('\n');
}

function inputLine({ name, type, description, defaultValue }: GraphQLArgument | GraphQLInputField): string {
  const preset = defaultValue === undefined ? '' : ` = ${JSON.stringify(defaultValue)}`;
  const says = description === undefined || description === null ? '' : `: ${description}`;
  return `- \`${name}: ${String(type)}${preset}\`${says}`;
}
