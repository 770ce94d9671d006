import { GraphQLScalarType, Kind, type ValueNode } from 'graphql';

type Value = string | number | boolean;

/** A text, a number, or yes or no: what attributes hold. */
export const RuleValue = new GraphQLScalarType<Value, Value>({
  name: 'RuleValue',
  description: 'What an attribute holds: a text, a number, true or false.',
  serialize: check,
  parseValue: check,
  parseLiteral: (node: ValueNode) => check(literal(node)),
});

function check(value: unknown): Value {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new TypeError('RuleValue must be a text, a number, true or false');
}

function literal(node: ValueNode): unknown {
  if (node.kind === Kind.INT || node.kind === Kind.FLOAT) return Number(node.value);
  return 'value' in node ? node.value : null;
}
