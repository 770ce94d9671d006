import { GraphQLScalarType, type ValueNode, valueFromASTUntyped } from 'graphql';

/** Any value of JSON. */
export const Json = new GraphQLScalarType<unknown, unknown>({
  name: 'Json',
  description: 'Any value of JSON: null, text, numbers, booleans, lists and objects of them.',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node: ValueNode, variables) => valueFromASTUntyped(node, variables),
});
