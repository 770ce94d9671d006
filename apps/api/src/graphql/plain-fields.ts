import { type GraphQLSchema, isObjectType } from 'graphql';
import { getMetadataStorage } from 'type-graphql';

/**
 * Takes the resolver off every field that only reads the property of its name: graphql reads properties by itself, several
 * times faster, and compiled operations read them in place. Fields with a resolver, roles or middleware keep theirs.
 */
export function readPlainFieldsDirectly(schema: GraphQLSchema): GraphQLSchema {
  const storage = getMetadataStorage();
  for (const { name, fields = [] } of storage.objectTypes) {
    const type = schema.getType(name);
    if (!isObjectType(type)) continue;
    for (const field of fields) {
      const resolved = storage.fieldResolvers.some(
        (one) => one.getObjectType?.() === field.target && one.methodName === field.name,
      );
      const guarded = field.roles !== undefined || (field.middlewares?.length ?? 0) > 0;
      const definition = type.getFields()[field.schemaName];
      if (definition === undefined || resolved || guarded || field.schemaName !== field.name) continue;
      delete definition.resolve;
    }
  }
  return schema;
}
