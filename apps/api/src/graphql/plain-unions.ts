import { type GraphQLSchema, isUnionType } from 'graphql';
import { getMetadataStorage } from 'type-graphql';

/**
 * Lets unions say at once which type a value is of. type-graphql answers with a promise, which compiled operations take for
 * no answer, so that every one of them that asks for a union would fail.
 */
export function resolveUnionsDirectly(schema: GraphQLSchema): GraphQLSchema {
  const { unions, objectTypes } = getMetadataStorage();
  for (const { name, resolveType } of unions) {
    const type = schema.getType(name);
    if (!isUnionType(type) || resolveType === undefined) continue;
    type.resolveType = (value, context, info) => {
      const resolved: unknown = resolveType(value, context, info, type);
      if (typeof resolved === 'string') return resolved;
      return objectTypes.find(({ target }) => target === resolved)?.name;
    };
  }
  return schema;
}
