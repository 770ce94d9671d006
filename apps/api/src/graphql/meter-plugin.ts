import type { ApolloServerPlugin } from '@apollo/server';
import type { Meters } from '@wherefore/observe';
import { Kind, type OperationDefinitionNode } from 'graphql';
import type { RequestContext } from './context.js';

/** Counts requests and times them, whatever becomes of them. */
export const meterPlugin = (meters: Meters): ApolloServerPlugin<RequestContext> => ({
  requestDidStart() {
    const started = performance.now();
    return Promise.resolve({
      willSendResponse({ operation, errors }) {
        const code = errors?.[0]?.extensions['code'];
        const outcome = errors === undefined ? 'ok' : typeof code === 'string' ? code : 'INTERNAL';
        meters.answered({ field: fieldOf(operation), outcome }, (performance.now() - started) / 1_000);
        return Promise.resolve();
      },
    });
  },
});

/** What is asked for at the root: the name of the only thing, or that there are several, or that it was never understood. */
function fieldOf(operation: OperationDefinitionNode | undefined): string {
  const [first, ...others] = operation?.selectionSet.selections ?? [];
  if (first === undefined) return 'none';
  return others.length > 0 || first.kind !== Kind.FIELD ? 'several' : first.name.value;
}
