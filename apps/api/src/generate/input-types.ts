import {
  type GraphQLInputType,
  type GraphQLLeafType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';

const NUMBERS = new Set(['Int', 'Float']);

/** A scalar or enumeration as it is in JSON. */
export function leafType(type: GraphQLLeafType): string {
  if (isEnumType(type)) {
    return type
      .getValues()
      .map(({ name }) => `'${name}'`)
      .join(' | ');
  }
  if (NUMBERS.has(type.name)) return 'number';
  return type.name === 'Boolean' ? 'boolean' : 'string';
}

/** What may be given for a type; named types are added to `found`. */
export function inputType(type: GraphQLInputType, found: Map<string, string>): string {
  if (!isNonNullType(type)) return `${bareType(type, found)} | null`;
  return bareType(type.ofType, found);
}

function bareType(type: GraphQLInputType, found: Map<string, string>): string {
  if (isListType(type)) {
    const inner = inputType(type.ofType as GraphQLInputType, found);
    return `readonly ${/[ |]/.test(inner) ? `(${inner})` : inner}[]`;
  }
  if (isEnumType(type)) found.set(type.name, `export type ${type.name} = ${leafType(type)};`);
  if (isLeafType(type)) return isEnumType(type) ? type.name : leafType(type);
  if (isInputObjectType(type) && !found.has(type.name)) {
    found.set(type.name, '');
    const fields = Object.values(type.getFields()).map((field) => {
      const optional = !isNonNullType(field.type) || field.defaultValue !== undefined ? '?' : '';
      return `${comment(field.description)}  readonly ${field.name}${optional}: ${inputType(field.type, found)};`;
    });
    const head = comment(type.description).replace(/^ {2}/, '');
    found.set(type.name, `${head}export interface ${type.name} {\n${fields.join('\n')}\n}`);
  }
  return 'name' in type ? type.name : 'never';
}

const comment = (text: string | null | undefined): string =>
  text === undefined || text === null ? '' : `  /** ${text} */\n`;

/** The variables of an operation, as the body of an object type. */
export function variableTypes(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  found: Map<string, string>,
): string {
  const fields = variableDefinitions.map(({ variable, type: node }) => {
    const type = typeFromAST(schema, node as never) as GraphQLInputType;
    const optional = isNonNullType(type) ? '' : '?';
    return `readonly ${variable.name.value}${optional}: ${inputType(type, found)}`;
  });
  return `{ ${fields.join('; ')} }`;
}
