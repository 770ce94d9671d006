import { Kind, type DocumentNode, type ValueNode, visit } from 'graphql';

/** The argument and input field that says on whose behalf something is asked, wherever it stands. */
const NAME = 'customer';

/** Every customer that a request names, in its text or in its variables. */
export function customersNamed(
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): ReadonlySet<string> {
  const named = new Set<string>();
  const defaults = new Map<string, ValueNode>();
  const add = (value: unknown) => {
    if (value !== null && value !== undefined) named.add(String(value));
  };
  const addNode = (node: ValueNode) => {
    if (node.kind === Kind.VARIABLE) {
      add(variables[node.name.value]);
      const instead = defaults.get(node.name.value);
      if (instead !== undefined && variables[node.name.value] === undefined) addNode(instead);
    } else if ('value' in node) add(node.value);
  };
  const check = (node: { readonly name: { readonly value: string }; readonly value: ValueNode }) => {
    if (node.name.value === NAME) addNode(node.value);
  };
  visit(document, {
    VariableDefinition: ({ variable, defaultValue }) => {
      if (defaultValue !== undefined) defaults.set(variable.name.value, defaultValue);
    },
    Argument: check,
    ObjectField: check,
  });
  addFrom(variables, add);
  return named;
}

function addFrom(value: unknown, add: (customer: unknown) => void): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === NAME) add(inner);
    addFrom(inner, add);
  }
}
