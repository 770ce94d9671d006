import {
  type DirectiveNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { audienceOf } from './audience-of.js';
import type { Audience } from './audiences.js';

/** Audiences that an operation needs its sender to be in, each with the fields that ask for it. */
export type Requirements = ReadonlyMap<Audience | null, ReadonlySet<string>>;

export interface Asked {
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** To leave out what `@skip` and `@include` leave out; null counts everything. */
  readonly variables: Readonly<Record<string, unknown>> | null;
}

/** What an operation that has been validated needs, in one walk over its selections. */
export function requirementsOf(schema: GraphQLSchema, asked: Asked): Requirements {
  const found = new Map<Audience | null, Set<string>>();
  const walked = new Set<string>();
  walk(asked.operation.selectionSet, schema.getRootType(asked.operation.operation) ?? undefined);
  return found;

  function walk(selections: SelectionSetNode | undefined, type: GraphQLNamedType | undefined): void {
    for (const one of selections?.selections ?? []) if (isAskedFor(one, asked)) visit(one, type);
  }

  function visit(one: SelectionNode, type: GraphQLNamedType | undefined): void {
    if (one.kind === Kind.INLINE_FRAGMENT) {
      const condition = one.typeCondition;
      walk(one.selectionSet, condition === undefined ? type : schema.getType(condition.name.value));
    } else if (one.kind === Kind.FRAGMENT_SPREAD) {
      const fragment = asked.fragments.get(one.name.value);
      if (fragment === undefined || walked.has(one.name.value)) return;
      walked.add(one.name.value);
      walk(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value));
    } else {
      for (const owner of objectTypes(schema, type)) {
        const field = owner.getFields()[one.name.value];
        if (field === undefined) continue;
        const audience = audienceOf(owner.name, field.name);
        found.set(audience, (found.get(audience) ?? new Set()).add(`${owner.name}.${field.name}`));
        walk(one.selectionSet, getNamedType(field.type));
      }
    }
  }
}

/** The object types that a value of a type can be of. */
function objectTypes(
  schema: GraphQLSchema,
  type: GraphQLNamedType | undefined,
): readonly GraphQLObjectType[] {
  if (isObjectType(type)) return [type];
  return isAbstractType(type) ? schema.getPossibleTypes(type) : [];
}

function isAskedFor({ directives = [] }: SelectionNode, asked: Asked): boolean {
  return directives.every(({ name, arguments: [condition] = [] }: DirectiveNode) => {
    const leavesOut = name.value === 'skip' ? true : name.value === 'include' ? false : null;
    if (asked.variables === null || leavesOut === null || condition === undefined) return true;
    const { value } = condition;
    if (value.kind === Kind.BOOLEAN) return value.value !== leavesOut;
    return value.kind !== Kind.VARIABLE || valueOf(value.name.value, asked) !== leavesOut;
  });
}

function valueOf(variable: string, { operation, variables }: Asked): unknown {
  const given = variables?.[variable];
  if (given !== undefined) return given;
  const defined = operation.variableDefinitions?.find((one) => one.variable.name.value === variable);
  return defined?.defaultValue?.kind === Kind.BOOLEAN ? defined.defaultValue.value : undefined;
}
