import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { RequestContext } from '../context.js';
import { accessError } from './access-error.js';
import { createAuthorize } from './authorize.js';

/** Refuses operations that ask for more than their sender may have. */
export function accessPlugin(schema: GraphQLSchema): ApolloServerPlugin<RequestContext> {
  const authorize = createAuthorize(schema);
  const listener = {
    didResolveOperation: ({ document, operation, request, contextValue }: Resolved): Promise<void> => {
      const variables = request.variables ?? {};
      const refusal =
        operation === undefined
          ? accessError('BAD_INPUT', 'Name one of the operations of the request')
          : authorize(contextValue.principal, { document, operation, variables });
      return refusal === null ? Promise.resolve() : Promise.reject(refusal);
    },
  };
  return { requestDidStart: () => Promise.resolve(listener) };
}

type Listener = Exclude<
  Awaited<ReturnType<NonNullable<ApolloServerPlugin<RequestContext>['requestDidStart']>>>,
  void
>;
type Resolved = Parameters<NonNullable<Listener['didResolveOperation']>>[0];
