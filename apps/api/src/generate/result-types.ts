import {
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type FragmentDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { leafType } from './input-types.js';

/** What an operation's selection answers, as a TypeScript type; fragments are referred to by their names. */
export function selectionType(
  schema: GraphQLSchema,
  type: GraphQLCompositeType,
  { selections }: SelectionSetNode,
): string {
  if (isAbstractType(type)) return unionType(schema, type, { kind: Kind.SELECTION_SET, selections });
  const spreads: string[] = [];
  const fields: string[] = [];
  for (const one of selections) {
    if (one.kind === Kind.FRAGMENT_SPREAD) spreads.push(one.name.value);
    else if (one.kind === Kind.INLINE_FRAGMENT) spreads.push(selectionType(schema, type, one.selectionSet));
    else if (one.name.value === '__typename') fields.push(`readonly __typename: '${type.name}'`);
    else {
      const field = isObjectType(type) ? type.getFields()[one.name.value] : undefined;
      if (field === undefined) throw new Error(`${type.name} has no field ${one.name.value}`);
      const key = (one.alias ?? one.name).value;
      fields.push(`readonly ${key}: ${fieldType(schema, field.type, one.selectionSet)}`);
    }
  }
  const own = fields.length > 0 ? [`{ ${fields.join('; ')} }`] : [];
  return [...own, ...spreads].join(' & ');
}

function fieldType(
  schema: GraphQLSchema,
  type: GraphQLOutputType,
  selection: SelectionSetNode | undefined,
): string {
  if (!isNonNullType(type)) return `${bareType(schema, type, selection)} | null`;
  return bareType(schema, type.ofType, selection);
}

function bareType(
  schema: GraphQLSchema,
  type: GraphQLOutputType,
  selection: SelectionSetNode | undefined,
): string {
  if (isListType(type)) {
    const inner = fieldType(schema, type.ofType as GraphQLOutputType, selection);
    return `readonly ${/[ |&]/.test(inner) ? `(${inner})` : inner}[]`;
  }
  if (isLeafType(type)) return leafType(type);
  if (selection === undefined) throw new Error(`${getNamedType(type).name} needs a selection`);
  return selectionType(schema, getNamedType(type) as GraphQLCompositeType, selection);
}

/** A fragment is of one object type here, named as that type or told by `on`. */
function unionType(schema: GraphQLSchema, type: GraphQLCompositeType, set: SelectionSetNode): string {
  if (!isAbstractType(type)) return 'never';
  const named = set.selections.some((one) => one.kind === Kind.FIELD && one.name.value === '__typename');
  return schema
    .getPossibleTypes(type)
    .map(({ name }) => {
      const parts = set.selections.flatMap((one) => {
        if (one.kind === Kind.FRAGMENT_SPREAD) return one.name.value === name ? [name] : [];
        return [];
      });
      return [...(named ? [`{ readonly __typename: '${name}' }`] : []), ...parts].join(' & ');
    })
    .map((one) => `(${one})`)
    .join(' | ');
}

/** `export type` of a fragment. */
export function fragmentType(schema: GraphQLSchema, fragment: FragmentDefinitionNode): string {
  const type = schema.getType(fragment.typeCondition.name.value) as GraphQLCompositeType;
  return `export type ${fragment.name.value} = ${selectionType(schema, type, fragment.selectionSet)};`;
}
