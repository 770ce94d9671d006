import { ApolloServer } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import { publicMessage } from '@wherefore/contracts';
import type { Logger } from '@wherefore/observe';
import type { FastifyInstance } from 'fastify';
import type { GraphQLFormattedError } from 'graphql';
import type { RequestContext } from './context.js';
import { limitRootFields } from './limit-root-fields.js';
import { buildApiSchema } from './schema.js';

/** The GraphQL server. Errors leave as a code and a sentence; what lies behind them goes to the log. */
export function createApollo(
  app: FastifyInstance,
  logger: Logger,
  introspection: boolean,
): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    schema: buildApiSchema(),
    introspection,
    validationRules: [limitRootFields],
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: (formatted, error) => formatError(formatted, error, logger),
    plugins: [ApolloServerPluginLandingPageDisabled(), fastifyApolloDrainPlugin(app)],
  });
}

function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
  logger: Logger,
): GraphQLFormattedError {
  if (formatted.extensions?.['code'] !== 'INTERNAL_SERVER_ERROR') return formatted;
  const original = unwrapResolverError(error);
  const { code, message } = publicMessage(original);
  if (code === 'INTERNAL' || code === 'UNAVAILABLE')
    logger.error({ err: original, path: formatted.path }, 'a request failed');
  return { ...formatted, message, extensions: { code } };
}
