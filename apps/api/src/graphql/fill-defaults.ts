import {
  astFromValue,
  getNullableType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isInputType,
  isListType,
  type OperationDefinitionNode,
  typeFromAST,
  valueFromASTUntyped,
} from 'graphql';

type Values = Readonly<Record<string, unknown>>;

/**
 * Variables with the defaults that the operation and the schema give written in, as a client would have sent them. The
 * compiler needs that: it takes a value that has a default and may not be null for missing.
 */
export function fillDefaults(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  given: Values,
): Values {
  const filled: Record<string, unknown> = {};
  for (const { variable, type: typeNode, defaultValue } of operation.variableDefinitions ?? []) {
    const name = variable.name.value;
    const type = typeFromAST(schema, typeNode);
    const value = given[name] === undefined && defaultValue ? valueFromASTUntyped(defaultValue) : given[name];
    if (value !== undefined) filled[name] = isInputType(type) ? fill(value, type) : value;
  }
  return filled;
}

function fill(value: unknown, type: GraphQLInputType): unknown {
  if (value === null || value === undefined) return value;
  const inner = getNullableType(type);
  if (isListType(inner)) {
    const items = inner.ofType as GraphQLInputType;
    return Array.isArray(value) ? value.map((one) => fill(one, items)) : fill(value, items);
  }
  if (!isInputObjectType(inner) || typeof value !== 'object') return value;
  // The compiler would take a list for an object without fields; what is no object at all, it refuses.
  return Array.isArray(value) ? 'a list' : fillObject(value as Values, inner);
}

function fillObject(value: Values, type: GraphQLInputObjectType): Values {
  const filled: Record<string, unknown> = { ...value };
  for (const { name, type: fieldType, fallback } of fieldsOf(type)) {
    const filledIn = name in value ? fill(value[name], fieldType) : fallback;
    if (filledIn !== undefined) filled[name] = filledIn;
  }
  return filled;
}

interface InputField {
  readonly name: string;
  readonly type: GraphQLInputType;
  /** The default as a client would write it; undefined where there is none. */
  readonly fallback: unknown;
}

const known = new WeakMap<GraphQLInputObjectType, readonly InputField[]>();

function fieldsOf(type: GraphQLInputObjectType): readonly InputField[] {
  const before = known.get(type);
  if (before !== undefined) return before;
  const fields = Object.values(type.getFields()).map(({ name, type: fieldType, defaultValue }) => {
    const written = defaultValue === undefined ? null : astFromValue(defaultValue, fieldType);
    return { name, type: fieldType, fallback: written ? valueFromASTUntyped(written) : undefined };
  });
  known.set(type, fields);
  return fields;
}
