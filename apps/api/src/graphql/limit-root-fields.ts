import { GraphQLError, type ValidationRule } from 'graphql';

/** Most things one request may ask for at the root; aliases count. */
const MOST_ROOT_FIELDS = 20;

/** Refuses requests that ask for the same costly thing many times over under different names. */
export const limitRootFields: ValidationRule = (context) => ({
  OperationDefinition(node) {
    const fields = node.selectionSet.selections.length;
    if (fields <= MOST_ROOT_FIELDS) return;
    const message = `A request may ask for at most ${MOST_ROOT_FIELDS} things at once, not ${fields}`;
    context.reportError(new GraphQLError(message, { nodes: [node] }));
  },
});
