import {
  type DocumentNode,
  getNamedType,
  type GraphQLInputObjectType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInputObjectType,
  Kind,
  type OperationDefinitionNode,
  typeFromAST,
  visit,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';

export interface Compilable {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly operationName: string | null;
}

export interface CompiledOperation {
  readonly query: CompiledQuery['query'];
  /** Variables without which it must not be run: it would take them for null where they are left out. */
  readonly needs: readonly string[];
}

/** Null where the compiler refuses, stumbles, or would never come to an end. */
export function compileOperation(schema: GraphQLSchema, asked: Compilable): CompiledOperation | null {
  if (takesRecursiveInput(schema, asked.operation)) return null;
  try {
    const compiled = compileQuery(schema, asked.document, asked.operationName ?? undefined);
    return isCompiledQuery(compiled)
      ? { query: compiled.query, needs: withinLiterals(asked.document) }
      : null;
  } catch {
    return null;
  }
}

/** Variables that are written within objects and lists. */
function withinLiterals(document: DocumentNode): string[] {
  const found = new Set<string>();
  visit(document, {
    ObjectField: ({ value }) => {
      if (value.kind === Kind.VARIABLE) found.add(value.name.value);
    },
    ListValue: ({ values }) => {
      for (const value of values) if (value.kind === Kind.VARIABLE) found.add(value.name.value);
    },
  });
  return [...found];
}

/** Does it take a variable of a type that may contain itself? */
function takesRecursiveInput(
  schema: GraphQLSchema,
  { variableDefinitions }: OperationDefinitionNode,
): boolean {
  return (variableDefinitions ?? []).some(({ type: node }) => {
    const type = typeFromAST(schema, node);
    return type !== undefined && containsOneOf(getNamedType(type), new Set());
  });
}

function containsOneOf(type: GraphQLNamedType, outer: ReadonlySet<GraphQLInputObjectType>): boolean {
  if (!isInputObjectType(type)) return false;
  if (outer.has(type)) return true;
  const within = new Set([...outer, type]);
  return Object.values(type.getFields()).some((field) => containsOneOf(getNamedType(field.type), within));
}
